/**
 * Custody of raw documents: `content/raw/<id>/` holds the untouched bytes and `source.yml`. Bytes go in once and
 * are never written again.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { AttachedFile, Part, RawDocument } from '../../core/model.ts';
import { placeFolder, replaceFile } from '../../core/replace-file.ts';
import { reportId } from '../../reading/decode/report-id.ts';
import { partId } from './part-id.ts';
import { safeName } from './safe-name.ts';
import {
  type Received,
  type Source,
  sourceFromYaml,
  type sourceSchema,
  sourceToYaml,
  withField,
} from './source.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A raw document that is not in custody. */
export function rawDocument(file: string, bytes: Uint8Array): RawDocument {
  return { file, bytes, sha256: sha256(bytes), origin: null, corrections: [] };
}

/** Ids of all documents in custody, sorted. */
export async function listCustody(rawDir: string): Promise<string[]> {
  if (!existsSync(rawDir)) return [];
  const entries = await readdir(rawDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && /^r[0-9a-f]{12}$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** A document in custody is not what was received: bytes lost, changed or never written, for example by a power cut. */
export class CustodyError extends Error {}

const advice = '请从备份或版本库恢复，或用 npm run ingest 再次读入同一份原件';

/** Blocks that a file system had allotted but not written when the power failed read as zero bytes. */
const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** @returns null when there is no such file */
async function readPresent(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * @throws CustodyError when the record is not there or was never written
 * @throws SourceError when it is not as expected
 */
export async function readSource(rawDir: string, id: string): Promise<Source> {
  const file = join(rawDir, id, 'source.yml');
  const bytes = await readPresent(file);
  if (bytes === null) throw new CustodyError(`${file}: 没有这个文件；${advice}`);
  if (isBlank(bytes)) throw new CustodyError(`${file}: 空文件（${bytes.length} 字节），没有写完；${advice}`);
  return sourceFromYaml(bytes.toString('utf8'), file);
}

/** A document in custody, with what its record says of it. */
export interface Kept {
  readonly raw: RawDocument;
  readonly source: Source;
}

/** The id of the document that a record is of; a part of a file has its own. */
export const documentId = ({ sha256, part }: Pick<Source, 'sha256' | 'part'>): string =>
  part?.from ? partId(sha256, part.from) : reportId(sha256);

/**
 * Reads a document out of custody.
 * @throws CustodyError when the bytes are not those that were received, SourceError when `source.yml` is not as
 * expected
 */
export async function readKept(rawDir: string, id: string): Promise<Kept> {
  const source = await readSource(rawDir, id);
  const { part } = source;
  const path = join(rawDir, part?.of ?? id, source.stored);
  const bytes = await readPresent(path);
  if (bytes === null) throw new CustodyError(`${path}: 没有这个文件；${advice}`);
  if (sha256(bytes) !== source.sha256 || documentId(source) !== id) {
    const size = `${bytes.length} 字节，应为 ${source.bytes} 字节`;
    throw new CustodyError(
      `${path}: 字节与 source.yml 记录的 sha256 不符（${size}）；原件不得改动，${advice}`,
    );
  }
  const attachments = await Promise.all(
    (source.attachments ?? []).map((one) => readAttachment(rawDir, id, one)),
  );
  const raw = {
    ...said(source),
    bytes,
    ...(part ? { part: partOf(id, part) } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
  return { raw, source };
}

type KeptAttachment = NonNullable<Source['attachments']>[number];

async function readAttachment(rawDir: string, id: string, kept: KeptAttachment): Promise<AttachedFile> {
  const { stored, ...said } = kept;
  const path = join(rawDir, id, stored);
  const bytes = await readPresent(path);
  if (bytes === null) throw new CustodyError(`${path}: 没有这个文件；${advice}`);
  if (sha256(bytes) !== kept.sha256)
    throw new CustodyError(`${path}: 字节与 source.yml 记录的 sha256 不符；附件不得改动，${advice}`);
  return { ...said, bytes };
}

const said = ({ file, sha256, origin, corrections, lines }: Source) => ({
  file,
  sha256,
  origin,
  corrections,
  lines,
});

const partOf = (id: string, { from, to }: NonNullable<Source['part']>): Part => ({
  id,
  from: from ?? null,
  to: to ?? null,
});

/** The document alone; throws as `readKept` does. */
export const readCustody = async (rawDir: string, id: string): Promise<RawDocument> =>
  (await readKept(rawDir, id)).raw;

/**
 * Takes a document into custody; one that is there already is left as it is.
 * @param received day of receipt, ISO 8601
 * @param how it came, when in a package
 * @returns the document as custody knows it, corrections included
 */
export async function takeCustody(
  rawDir: string,
  raw: RawDocument,
  received: string,
  how: Received = {},
): Promise<RawDocument> {
  const id = reportId(raw.sha256);
  const folder = join(rawDir, id);
  if (!existsSync(folder)) {
    const source = newSource(raw, received, how);
    const fill = async (staging: string) => {
      await writeFile(join(staging, source.stored), raw.bytes);
      for (const [k, { stored }] of (source.attachments ?? []).entries())
        await writeFile(join(staging, stored), raw.attachments?.[k]?.bytes ?? '');
      await writeFile(join(staging, 'source.yml'), sourceToYaml(source));
    };
    await placeFolder(folder, fill, { durable: true });
  }
  return readCustody(rawDir, id);
}

/** Takes what belongs to a document into custody that has none of it yet; all else in its record stays as it is. */
export async function addAttachments(
  rawDir: string,
  id: string,
  attachments: readonly AttachedFile[],
): Promise<void> {
  if (attachments.length === 0) return;
  const folder = join(rawDir, id);
  const { stored } = await readSource(rawDir, id);
  const kept = storedAttachments(attachments, stored);
  for (const [k, one] of kept.entries())
    replaceFile(join(folder, one.stored), attachments[k]?.bytes ?? '', { durable: true });
  const record = join(folder, 'source.yml');
  const yaml = withField(await readFile(record, 'utf8'), 'attachments', kept);
  replaceFile(record, yaml, { durable: true });
}

const newSource = (
  raw: RawDocument,
  received: string,
  how: Received = {},
): z.input<typeof sourceSchema> & { stored: string } => ({
  file: raw.file,
  stored: safeName(raw.file),
  origin: raw.origin,
  received,
  ...how,
  sha256: raw.sha256,
  bytes: raw.bytes.byteLength,
  ...(raw.attachments ? { attachments: storedAttachments(raw.attachments, safeName(raw.file)) } : {}),
  corrections: [],
});

/** Names begin with their number, so that no two are the same and none is that of the page. */
const storedAttachments = (attachments: readonly AttachedFile[], page: string): KeptAttachment[] =>
  attachments.map(({ bytes, ...said }, k) => {
    const name = `${k + 1}-${safeName(basename(said.file))}`;
    return { ...said, bytes: bytes.byteLength, stored: name === page ? `attached-${name}` : name };
  });

/** Puts back what is attached to a document, as far as it is among the files. */
function restoreAttachments(
  folder: string,
  kept: readonly KeptAttachment[],
  files: readonly Uint8Array[],
): void {
  const found = new Map(files.map((bytes) => [sha256(bytes), bytes]));
  for (const { stored, sha256: sum } of kept) {
    const bytes = found.get(sum);
    if (bytes !== undefined) replaceFile(join(folder, stored), bytes, { durable: true });
  }
}

/**
 * Mends a document in custody with the bytes that were received once, which their hash proves.
 * A record that can be read stays as it is, with its corrections.
 * @param received day of the repair, for a record that was lost
 * @param files in which what is attached to the document is looked for
 * @throws SourceError when `source.yml` is neither blank nor as expected: a person must mend it
 */
export async function restoreCustody(
  rawDir: string,
  raw: RawDocument,
  received: string,
  files: readonly Uint8Array[] = (raw.attachments ?? []).map(({ bytes }) => bytes),
): Promise<RawDocument> {
  const id = reportId(raw.sha256);
  const folder = join(rawDir, id);
  const known = await readSource(rawDir, id).catch((error: unknown) => {
    if (error instanceof CustodyError) return null;
    throw error;
  });
  const source = known ?? newSource(raw, received);
  replaceFile(join(folder, source.stored), raw.bytes, { durable: true });
  restoreAttachments(folder, source.attachments ?? [], files);
  if (known === null) replaceFile(join(folder, 'source.yml'), sourceToYaml(source), { durable: true });
  return readCustody(rawDir, id);
}
