/**
 * The whole archive as a BagIt bag (RFC 8493): raw documents, Markdown, vocabularies, documentation and the built
 * site, with checksums that any BagIt tool can check.
 */
import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { temporaryPrefix } from '../../archive/custody/files.ts';
import { listFiles, sha256OfFile } from '../hosting/files.ts';

export interface BagOptions {
  /** Folder of the bag; it must not exist. */
  readonly dir: string;
  /** What goes into `data/`: folders by their name there. */
  readonly payload: Readonly<Record<string, string>>;
  readonly contentVersion: string;
  /** Day of the export, ISO 8601. */
  readonly date: string;
}

/** BagIt writes these three characters of a path as percent codes, so that each file has one line. */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/**
 * Writes the bag beside its place and moves it there when it is whole.
 * @returns number of payload files
 * @throws when a payload folder is missing
 */
export async function writeBag({ dir, payload, contentVersion, date }: BagOptions): Promise<number> {
  const next = `${dir}.next`;
  await rm(next, { recursive: true, force: true });
  await mkdir(join(next, 'data'), { recursive: true });
  const filter = (path: string) => !basename(path).startsWith(temporaryPrefix);
  for (const [name, folder] of Object.entries(payload)) {
    await cp(folder, join(next, 'data', name), { recursive: true, preserveTimestamps: true, filter });
  }
  const files = listFiles(next).filter((path) => path.startsWith('data/'));
  const octets = await checksums(next, files, 'manifest-sha256.txt');
  await writeFile(join(next, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  const info = {
    'External-Identifier': contentVersion,
    'External-Description': '卷宗：法治政府建设报告档案（原件、整理文本、词表、说明、网站）',
    'Bagging-Date': date,
    'Payload-Oxum': `${octets}.${files.length}`,
    'Bag-Software-Agent': 'juanzong',
  };
  const lines = Object.entries(info).map(([label, value]) => `${label}: ${value}\n`);
  await writeFile(join(next, 'bag-info.txt'), lines.join(''));
  await checksums(next, ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt'], 'tagmanifest-sha256.txt');
  await rename(next, dir);
  return files.length;
}

/** @returns bytes of all files together */
async function checksums(bag: string, files: readonly string[], manifest: string): Promise<number> {
  let octets = 0;
  let lines = '';
  for (const path of files) {
    const file = join(bag, path);
    lines += `${sha256OfFile(file)}  ${encodePath(path)}\n`;
    octets += (await stat(file)).size;
  }
  await writeFile(join(bag, manifest), lines);
  return octets;
}
