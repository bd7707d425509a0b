/** What the system refuses, whatever is being done: no fault of the program, nor of the document at hand. */

const meanings: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room and begin again',
  EDQUOT: 'the disk quota is used up: make room and begin again',
  EROFS: 'the disk can only be read',
  EACCES: 'this user may not do that',
  EPERM: 'this user may not do that',
  EMFILE: 'too many open files: raise the limit (ulimit -n)',
  ENFILE: 'too many open files on this machine',
  ENOMEM: 'there is not enough memory',
  EIO: 'the disk cannot be read or written',
};

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html. */
const ofSqlite: Readonly<Record<number, string>> = { 8: 'EROFS', 10: 'EIO', 13: 'ENOSPC' };

const primary = 0xff;

/** As programs in other languages hand it on, somewhere in a message of many lines. */
const fullDisk = /no space left on device/i;

function codeOf(error: unknown): string | null {
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  if (errcode !== undefined) return ofSqlite[errcode & primary] ?? null;
  if (fullDisk.test(message ?? '')) return 'ENOSPC';
  // Of an error that comes from another thread its message alone is left.
  return code ?? /^(E[A-Z]+): /.exec(message ?? '')?.[1] ?? null;
}

/** The line that says it. */
function wordsOf(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  return lines.find((line) => fullDisk.test(line)) ?? lines[0] ?? '';
}

/** @returns what is the matter with the system and the words that it said; null when an error is of another kind */
export function systemTrouble(error: unknown): string | null {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const meaning = meanings[codeOf(one) ?? ''];
    if (meaning !== undefined) return `${meaning} (${wordsOf(one.message)})`;
  }
  return null;
}
