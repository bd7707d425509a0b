/** Decisions as commits, where the archive is kept in git and the person asked for it. */
import { spawn } from 'node:child_process';

/** What decisions change: records, reports, vocabularies, history. */
const paths = ['content/raw', 'content/reports', 'content/vocab', 'content/history'];

function git(root: string, args: readonly string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const child = spawn('git', ['-C', root, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on('error', (error) => resolve({ code: 1, text: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
  });
}

/** Name of the person as git knows it, null when git knows none. */
export async function gitName(root: string): Promise<string | null> {
  const { code, text } = await git(root, ['config', 'user.name']);
  return code === 0 && text.trim() !== '' ? text.trim() : null;
}

/**
 * Commits what lies in the folders of decisions; other changes in the project stay as they are.
 * @throws Error with what git said
 */
export async function commitContent(root: string, message: string): Promise<void> {
  const there = [];
  for (const path of paths) {
    const { text } = await git(root, ['status', '--porcelain', '--', path]);
    if (text.trim() !== '') there.push(path);
  }
  if (there.length === 0) return;
  const added = await git(root, ['add', '--all', '--', ...there]);
  if (added.code !== 0) throw new Error(`git add: ${added.text.trim()}`);
  const done = await git(root, ['commit', '--quiet', '--message', message, '--only', '--', ...there]);
  if (done.code !== 0) throw new Error(`git commit: ${done.text.trim()}`);
}
