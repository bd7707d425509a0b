/**
 * Custody of raw documents: `content/raw/<id>/` holds the untouched bytes and `source.yml`. Bytes go in once and
 * are never written again.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { RawDocument } from '../../core/model.ts';
import { reportId } from '../../reading/decode/report-id.ts';
import { safeName, temporaryBeside, temporaryPrefix } from './files.ts';
import { type Received, type Source, sourceFromYaml, type sourceSchema, sourceToYaml } from './source.ts';

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

export async function readSource(rawDir: string, id: string): Promise<Source> {
  const file = join(rawDir, id, 'source.yml');
  return sourceFromYaml(await readFile(file, 'utf8'), file);
}

/** The bytes in custody are not those that were received. */
export class CustodyError extends Error {}

/** A document in custody, with what its record says of it. */
export interface Kept {
  readonly raw: RawDocument;
  readonly source: Source;
}

/**
 * Reads a document out of custody.
 * @throws CustodyError when the bytes are not those that were received, SourceError when `source.yml` is not as
 * expected
 */
export async function readKept(rawDir: string, id: string): Promise<Kept> {
  const source = await readSource(rawDir, id);
  const path = join(rawDir, id, source.stored);
  const bytes = await readFile(path);
  if (sha256(bytes) !== source.sha256 || reportId(source.sha256) !== id) {
    throw new CustodyError(
      `${path}：字节与 source.yml 记录的 sha256 不符；原件不得改动，请从备份或版本库恢复`,
    );
  }
  const { file, sha256: hash, origin, corrections } = source;
  return { raw: { file, bytes, sha256: hash, origin, corrections }, source };
}

/** The document alone; throws as `readKept` does. */
export const readCustody = async (rawDir: string, id: string): Promise<RawDocument> =>
  (await readKept(rawDir, id)).raw;

/**
 * Takes a document into custody; one that is there already is left as it is.
 * @param received day of receipt, ISO 8601; @param how beyond that
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
  if (!existsSync(join(folder, 'source.yml'))) {
    const stored = safeName(raw.file);
    const source: z.input<typeof sourceSchema> = {
      file: raw.file,
      stored,
      origin: raw.origin,
      received,
      ...how,
      sha256: raw.sha256,
      bytes: raw.bytes.byteLength,
      corrections: [],
    };
    const temporary = temporaryBeside(folder);
    await mkdir(temporary, { recursive: true });
    try {
      await writeFile(join(temporary, stored), raw.bytes);
      await writeFile(join(temporary, 'source.yml'), sourceToYaml(source));
      await rename(temporary, folder);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
  }
  return readCustody(rawDir, id);
}

/** Takes away what an aborted run left; finished documents are never touched. */
export async function sweep(dir: string): Promise<void> {
  if (!existsSync(dir)) return;
  for (const name of await readdir(dir)) {
    if (name.startsWith(temporaryPrefix)) await rm(join(dir, name), { recursive: true, force: true });
  }
}
