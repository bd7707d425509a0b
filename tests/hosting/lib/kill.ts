/** Ends programs in the middle and looks at what they left. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listCustody, readCustody } from '../../../src/lib/archive/custody/custody.ts';
import { isUntouched } from '../../../src/lib/core/markdown/seal.ts';
import { readManifest } from '../../../src/lib/publish/hosting/read-manifest.ts';
import { siteSource } from '../../../src/lib/publish/hosting/site-source.ts';
import { verifyFolder } from '../../../src/lib/publish/hosting/verify.ts';

/**
 * Runs a script of a project and kills it, with all that it started, after some milliseconds.
 * @returns whether it was killed before it ended by itself
 */
export function runAndKill(project: string, args: readonly string[], after: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: project, stdio: 'ignore', detached: true });
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, after);
    child.once('error', reject);
    child.once('exit', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}

/**
 * @param dist a built folder, which may be missing
 * @returns what is wrong with the site that a host would get; between two renames the last good one stands beside
 */
export async function distProblems(dist: string): Promise<readonly string[]> {
  const dir = existsSync(dist) ? dist : `${dist}.old`;
  if (!existsSync(dir)) return [`neither ${dist} nor ${dir} is there`];
  const manifest = await readManifest(siteSource(dir));
  return verifyFolder(dir, manifest).problems;
}

/** @returns what is half-written in custody or among the reports */
export async function contentProblems(content: string): Promise<string[]> {
  const problems: string[] = [];
  const rawDir = join(content, 'raw');
  for (const id of await listCustody(rawDir)) {
    await readCustody(rawDir, id).catch((error: Error) => problems.push(error.message));
  }
  const reports = join(content, 'reports');
  for (const name of existsSync(reports) ? await readdir(reports) : []) {
    if (name.startsWith('.')) continue;
    if (!isUntouched(await readFile(join(reports, name), 'utf8'))) problems.push(`${name} is not whole`);
  }
  return problems;
}

/** @returns every file of a folder with its bytes as text, sorted, to compare two folders */
export async function folderContents(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = files
    .sort()
    .map(async (file) => `${file.slice(dir.length)} ${await readFile(file, 'latin1')}`);
  return Promise.all(contents);
}
