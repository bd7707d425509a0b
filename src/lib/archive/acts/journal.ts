/**
 * All files of an act, or none: what it will write is noted durably before the first file is touched. From then on the
 * act holds; whoever comes next after a kill finishes it.
 */
import { existsSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '../../core/replace-file.ts';
import { type FileDraft, readText, reportFile } from './draft.ts';
import { type Act, addToHistory, checksumOf, historyDir } from './history.ts';

interface Pending {
  readonly act: Act;
  readonly writes: readonly Pick<FileDraft, 'file' | 'after'>[];
}

const pendingFile = `${historyDir}/pending.json`;

/** A file, and the folder of custody that it leaves empty. */
function remove(path: string): void {
  rmSync(path, { force: true });
  try {
    rmdirSync(dirname(path));
  } catch {
    // Others are in it, or it is not there.
  }
}

function carryOn(root: string, { act, writes }: Pending): void {
  for (const { file, after } of writes) {
    const path = join(root, file);
    if (after === null) remove(path);
    else replaceFile(path, after, { durable: true });
  }
  for (const id of act.gone) rmSync(join(root, reportFile(id)), { force: true });
  addToHistory(root, act);
  rmSync(join(root, pendingFile), { force: true });
}

/** Carries out an act. The lock must be held. */
export function commit(root: string, act: Act, drafts: readonly FileDraft[]): void {
  const pending: Pending = { act, writes: drafts.map(({ file, after }) => ({ file, after })) };
  replaceFile(join(root, pendingFile), JSON.stringify(pending), { durable: true });
  carryOn(root, pending);
}

/**
 * Finishes an act that a killed command began; for whoever reads custody next. The lock must be held.
 * @throws Error when a person has changed one of the files since
 */
export function recoverActs(root: string): void {
  const path = join(root, pendingFile);
  if (!existsSync(path)) return;
  const pending = JSON.parse(readFileSync(path, 'utf8')) as Pending;
  const known = new Map(pending.act.changes.map((change) => [change.file, change]));
  for (const { file } of pending.writes) {
    const now = checksumOf(readText(root, file));
    if (now === known.get(file)?.before || now === known.get(file)?.after) continue;
    throw new Error(
      `${pendingFile} 里有一次没有做完的改动，其中的 ${file} 后来又被改过；请看两者的差别，改好后删去 ${pendingFile}`,
    );
  }
  carryOn(root, pending);
}
