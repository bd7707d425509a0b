/**
 * The raw document as the site offers it: the untouched bytes under a name of our own. A page saved from the web
 * could run code in the archive's name if it were opened there, so whatever a browser might execute gets a
 * name that every host serves as text or as unknown bytes; the reader's browser saves it under its old name.
 */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Original, Report, SourceFormat } from '../../core/schema.ts';
import { reportId } from '../../reading/decode/report-id.ts';

const extensions: Readonly<Record<SourceFormat, string>> = {
  txt: 'txt',
  md: 'md.txt',
  html: 'html.txt',
  mhtml: 'mhtml.txt',
  eml: 'eml.txt',
  msg: 'msg',
  docx: 'docx',
  doc: 'doc',
  wordxml: 'xml.txt',
  rtf: 'rtf',
  uof: 'uof',
  odt: 'odt',
  fodt: 'fodt.txt',
  ods: 'ods',
  xlsx: 'xlsx',
  xls: 'xls',
  pdf: 'pdf',
  ofd: 'ofd',
  png: 'png',
  jpeg: 'jpg',
  tiff: 'tif',
  unknown: 'bin',
};

/** Published name of a report's raw file, for `routes().raw(id, name)`. */
export function rawFileName({ id, original }: Pick<Report, 'id' | 'original'>): string {
  return `${id}.${extensions[original.format]}`;
}

/** Published name of the file attached to a report, from 0. */
export function attachmentFileName({ id, original }: Pick<Report, 'id' | 'original'>, k: number): string {
  return `${id}-${k + 1}.${extensions[original.attachments?.[k]?.format ?? 'unknown']}`;
}

/** Name to save under: the one it was received under, without what a file system or header could stumble on. */
export function saveName({ file }: Pick<Original, 'file'>): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  const name = file.replace(/[\\/:*?"<>|\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g, '_');
  return name.replace(/^\.+/, '_');
}

/**
 * Reads the bytes in custody and makes sure that they are the ones the report was made from.
 * @param root the folder `content/raw`
 * @param sha256 of the file that is asked for: the report's own, or one attached to it
 * @throws Error when the folder holds no such file
 */
export function readRawFile(
  root: string,
  { id, original }: Pick<Report, 'id' | 'original'>,
  sha256 = original.sha256,
): Uint8Array {
  // Of several reports in one file the first has the bytes.
  for (const owner of [id, reportId(original.sha256)]) {
    const folder = join(root, owner);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'source.yml') : [];
    for (const name of names) {
      const bytes = readFileSync(join(folder, name));
      if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
    }
  }
  throw new Error(`content/raw/${id}: no file with the sha256 ${sha256} that the report names`);
}
