/**
 * package-lock.json must name the binaries of every platform, or `npm ci` (npm 11) refuses it. npm leaves out
 * those that the registry at hand cannot give (a mirror that keeps only some platforms), without a word.
 */

/** What is read and written of an entry; the rest is passed on as it is. */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

export interface MissingPackage {
  readonly name: string;
  /** The exact version that the package which needs it asks for. */
  readonly version: string;
  readonly parent: LockedPackage;
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'win32'];
const processors = ['arm', 'arm64', 'riscv64', 'wasm32', 'x64'];

/** @returns the optional dependencies that no entry of the lock file can satisfy */
export function missingPackages(packages: LockedPackages): MissingPackage[] {
  return Object.entries(packages).flatMap(([path, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !foldersAbove(path).some((folder) => `${folder}node_modules/${name}` in packages))
      .map(([name, version]) => ({ name, version, parent })),
  );
}

/** Where Node looks for a package: beside the one that asks and in each folder above. */
function foldersAbove(path: string): string[] {
  const parts = path === '' ? [] : path.split(/\/?(?=node_modules\/)/);
  return ['', ...parts.map((_, last) => `${parts.slice(0, last + 1).join('/')}/`)];
}

/**
 * @returns the entry that npm would have written, but for the checksum (see `fillChecksums`)
 * @throws when the name does not tell the platform, or the version is a range
 */
export function platformEntry({ name, version, parent }: MissingPackage): LockedPackage {
  const words = (name.split('/').at(-1) ?? '').replace('windows', 'win32').split('-');
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const known = cpu.length === 1 && (os.length === 1 || cpu[0] === 'wasm32');
  if (!known || !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) {
    throw new Error(
      `${name}@${version}: no single platform and version; add it to package-lock.json by hand`,
    );
  }
  const libc = words.includes('musl')
    ? ['musl']
    : os[0] === 'linux' && words.includes('gnu')
      ? ['glibc']
      : [];
  return {
    version,
    ...{ cpu },
    ...(parent.dev ? { dev: true } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    ...(parent.license ? { license: parent.license } : {}),
    ...{ optional: true },
    ...(os.length > 0 ? { os } : {}),
  };
}

/** @returns the packages with an entry for every missing one, in npm's order */
export function completePackages(packages: LockedPackages): LockedPackages {
  const added = missingPackages(packages).map((missing) => [
    `node_modules/${missing.name}`,
    platformEntry(missing),
  ]);
  const all: LockedPackages = { ...packages, ...Object.fromEntries(added) };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b, 'en')));
}
