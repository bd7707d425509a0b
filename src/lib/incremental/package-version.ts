/** Versions of installed npm packages with all that they depend on, as `package-lock.json` fixes them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../core/vocab.ts';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

let locked: Readonly<Record<string, Locked>> | undefined;

function lock(): Readonly<Record<string, Locked>> {
  if (locked) return locked;
  const file = join(projectRoot(), 'package-lock.json');
  if (!existsSync(file)) throw new Error(`${file}: not there, so nobody knows which packages the code uses`);
  locked = (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> }).packages;
  return locked;
}

/** Where Node finds a package: below the one that asks for it, or below any folder above that. */
function place(name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in lock()) return path;
    if (folder === '') return null;
  }
}

/**
 * @param name of a package that code of the project imports
 * @returns one line for it and for each package that it brings along; none for a package that is not installed
 */
export function packageVersion(name: string): string[] {
  const lines = new Map<string, string>();
  const follow = (own: string, from: string): void => {
    const path = place(own, from);
    if (path === null || lines.has(path)) return;
    const { version, integrity, dependencies, optionalDependencies, peerDependencies } = lock()[path] ?? {};
    lines.set(path, `${path} ${version} ${integrity}`);
    const needed = { ...dependencies, ...optionalDependencies, ...peerDependencies };
    for (const next of Object.keys(needed)) follow(next, path);
  };
  follow(name, '');
  return [...lines.values()].sort();
}
