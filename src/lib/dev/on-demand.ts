/**
 * Packages that only some commands need, such as other programs to measure ours with: each set has a package.json and
 * a lock file of its own under `scripts` and is installed under `.cache` when a command first asks for it, so that
 * `npm ci` of the project stays light.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runNpm } from '../core/run.ts';

/** Folders below `scripts` that hold a set: its package.json, its lock file, modules that use the packages. */
export type PackageSet = 'bench/peers' | 'mutation';

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

function isInstalled(from: string, to: string): boolean {
  const same = (name: string) =>
    existsSync(join(to, name)) && readFileSync(join(from, name)).equals(readFileSync(join(to, name)));
  return existsSync(join(to, 'node_modules')) && filesOf(from).every(same);
}

/**
 * Installs a set, unless it is there already as its files say.
 * @returns the folder that it is installed in: below the project, so that its packages find those of the project
 * @throws when npm fails, with what to do
 */
export async function bringPackages(set: PackageSet): Promise<string> {
  const [from, to] = [join(root, 'scripts', set), join(root, '.cache', 'packages', set)];
  if (isInstalled(from, to)) return to;
  console.error(`Installing the packages of scripts/${set} below .cache: once, about a minute.`);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of filesOf(from)) copyFileSync(join(from, name), join(to, name));
  // Peers of a set, such as the test runner, are the project's own.
  const args = ['ci', '--prefix', to, '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await runNpm(args)) === 0) return to;
  rmSync(to, { recursive: true, force: true });
  throw new Error(`the packages of scripts/${set} could not be installed: is the registry of npm reachable?`);
}

/**
 * @param file module of the set
 * @returns what the module exports; the caller says what it uses of it
 */
export async function importOnDemand<Exports>(set: PackageSet, file: string): Promise<Exports> {
  return (await import(pathToFileURL(join(await bringPackages(set), file)).href)) as Exports;
}
