/**
 * The whole archive as a BagIt bag (RFC 8493): raw documents, Markdown, vocabularies, documentation and the built
 * site, with checksums that any BagIt tool can check.
 */
import { cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { placeFolder, temporaryPrefix } from '../../core/replace-file.ts';
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
export function writeBag({ dir, payload, contentVersion, date }: BagOptions): Promise<number> {
  const filter = (path: string) => !basename(path).startsWith(temporaryPrefix);
  return placeFolder(dir, async (bag) => {
    await mkdir(join(bag, 'data'));
    for (const [name, folder] of Object.entries(payload)) {
      await cp(folder, join(bag, 'data', name), { recursive: true, preserveTimestamps: true, filter });
    }
    const files = listFiles(bag).filter((path) => path.startsWith('data/'));
    const octets = await checksums(bag, files, 'manifest-sha256.txt');
    await writeFile(join(bag, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const info = {
      'External-Identifier': contentVersion,
      'External-Description': '卷宗：法治政府建设报告档案（原件、整理文本、词表、说明、网站）',
      'Bagging-Date': date,
      'Payload-Oxum': `${octets}.${files.length}`,
      'Bag-Software-Agent': 'juanzong',
    };
    const lines = Object.entries(info).map(([label, value]) => `${label}: ${value}\n`);
    await writeFile(join(bag, 'bag-info.txt'), lines.join(''));
    await checksums(bag, ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt'], 'tagmanifest-sha256.txt');
    return files.length;
  });
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
