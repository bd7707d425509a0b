/** A project with made-up reports that is built by its own command, and what came out of it. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { madeUpReports, writeArchive } from '../../scripts/bench/lib/made-up-archive.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';

const execute = promisify(execFile);

/** A project with the first `count` made-up reports in custody, not read yet. */
export function makeArchive(dir: string, count: number, seed: number): void {
  copyProject(dir);
  writeArchive(madeUpReports(0, count, seed), dir);
}

/** The same project without its memory and its site. */
export function copyWithoutCache(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  const skipped = ['.cache', 'dist', '.astro'].map((name) => join(from, name));
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: (path) => !skipped.includes(path) });
}

/** Runs a command of a project. @throws Error with what it said when it fails */
export async function runScript(dir: string, script: string, ...args: string[]): Promise<void> {
  await execute(process.execPath, [join(dir, script), ...args], { cwd: dir, maxBuffer: 1e9 });
}

/** Paths of all files below a folder with their SHA-256. */
export function hashesOf(dir: string): Map<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((path) => [
      path.slice(dir.length + 1),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

/** Paths of files that one site has and the other has not, or has with other bytes. */
export function differences(left: string, right: string): string[] {
  const [a, b] = [hashesOf(left), hashesOf(right)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).sort();
}

/** Builds a copy of the project from nothing. @returns paths in which its site is another one */
export async function differencesToFullBuild(project: string): Promise<string[]> {
  const fresh = `${project}-fresh`;
  copyWithoutCache(project, fresh);
  await runScript(fresh, 'scripts/build.ts');
  const found = differences(join(project, 'dist'), join(fresh, 'dist'));
  rmSync(fresh, { recursive: true, force: true });
  return found;
}
