/** What can be said of the dependencies without a network: fixed versions, checksums, install scripts, reasons. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Issue } from './check.ts';

const names = z.record(z.string(), z.string()).default({});

const packageSchema = z.object({
  dependencies: names,
  devDependencies: names,
  allowScripts: z.record(z.string(), z.boolean()).default({}),
});

const lockedSchema = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  optional: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  dependencies: names,
  devDependencies: names,
});

const lockSchema = z.object({ packages: z.record(z.string(), lockedSchema) });

const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** @param root folder of the project */
export function checkDependencies(root: string): Issue[] {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const { dependencies, devDependencies, allowScripts } = packageSchema.parse(json('package.json'));
  const { packages } = lockSchema.parse(json('package-lock.json'));
  const wanted = { ...dependencies, ...devDependencies };
  const issues: Issue[] = [];
  const add = (slug: string, file: string, message: string) =>
    issues.push({ slug, severity: 'error', file, message });

  for (const [name, version] of Object.entries(wanted)) {
    const locked = packages[`node_modules/${name}`]?.version;
    if (!exact.test(version)) {
      add(
        'version-not-fixed',
        'package.json',
        `${name} 的版本 ${version} 不是一个确定的版本；请写成完整的版本号`,
      );
    } else if (locked !== version) {
      const message = `${name} 应为 ${version}，锁定的是 ${locked ?? '（没有）'}；请运行 npm install`;
      add('lock-differs', 'package-lock.json', message);
    }
  }
  for (const [path, locked] of Object.entries(packages)) {
    if (path !== '' && locked.integrity === undefined && !locked.inBundle) {
      add(
        'no-checksum',
        'package-lock.json',
        `${path} 没有校验值，装到的文件无法核对；请运行 npm exec -- node scripts/complete-lock.ts`,
      );
    }
    const name = path.split('node_modules/').at(-1) ?? '';
    if (locked.hasInstallScript && !locked.optional && !(name in allowScripts)) {
      const message = `${name} 要在安装时运行脚本，package.json 的 allowScripts 没有写明是否允许`;
      add('install-script', 'package-lock.json', message);
    }
  }
  return [...issues, ...checkReasons(root, Object.keys(wanted))];
}

const page = 'docs/dependencies.md';

/** Each direct dependency has one line with a reason and its licence in the developers' documentation. */
function checkReasons(root: string, wanted: readonly string[]): Issue[] {
  const text = existsSync(join(root, page)) ? readFileSync(join(root, page), 'utf8') : '';
  const rows = new Map(
    [...text.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, name = '', reason, licence]) => [
      name,
      { reason: reason?.trim() ?? '', licence: licence?.trim() ?? '' },
    ]),
  );
  const issues: Issue[] = [];
  const add = (slug: string, message: string) =>
    issues.push({ slug, severity: 'error', file: page, message });
  for (const name of wanted) {
    const row = rows.get(name);
    const licence = licenceOf(root, name);
    if (row === undefined || row.reason === '') {
      add('no-reason', `${name} 没有写明用途；请加一行“名称、用途、许可”`);
    } else if (licence !== null && row.licence !== licence) {
      add('licence-differs', `${name} 的许可是 ${licence}，写的是 ${row.licence}`);
    }
  }
  for (const name of rows.keys()) {
    if (!wanted.includes(name)) add('stale-reason', `${name} 已不是依赖；请删去这一行`);
  }
  return issues;
}

/** @returns the licence that an installed package declares, null when it is not installed or says none */
function licenceOf(root: string, name: string): string | null {
  const file = join(root, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return null;
  const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: string | { type?: string } };
  return (typeof license === 'string' ? license : license?.type) ?? null;
}
