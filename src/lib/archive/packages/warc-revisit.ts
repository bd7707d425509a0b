/**
 * Bodies that a web archive does not hold again (ISO 28500, record `revisit`): the record says in which file of the same
 * folder, and at which byte, they stand. The names of the two fields are those that Heritrix writes.
 */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WARCParser, type WARCRecord } from 'warcio';
import { limits } from '../../reading/decode/limits.ts';

export const refersToFile = 'WARC-Refers-To-Filename';
export const refersToOffset = 'WARC-Refers-To-File-Offset';

export const digestOf = (body: Uint8Array): string =>
  `sha256:${createHash('sha256').update(body).digest('hex')}`;

/**
 * @param location of the archive that is read
 * @param name that it was written under, null when it does not say
 * @returns null for a record that names no file, or one that is not there or holds something else at that place
 */
export async function revisitedBody(
  record: WARCRecord,
  location: Uint8Array,
  name: string | null,
): Promise<Uint8Array | null> {
  const file = record.warcHeader(refersToFile) ?? '';
  const start = Number(record.warcHeader(refersToOffset) ?? Number.NaN);
  // A name, not a path: an archive may come from anyone.
  if (file === '' || file !== basename(file) || !Number.isSafeInteger(start) || start < 0) return null;
  const beside = Buffer.from(join(dirname(Buffer.from(location).toString()), file));
  const path = file === name ? Buffer.from(location) : beside;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  const stream = createReadStream(path, { start });
  try {
    const kept = await WARCParser.parse(stream);
    if (kept?.warcType !== 'response' || kept.warcContentLength > limits.container) return null;
    // What is kept as it was sent would have to be unpacked, and may be larger than anything.
    if (kept.httpHeaders?.headers.has('Content-Encoding')) return null;
    const body = await kept.readFully(false);
    return digestOf(body) === record.warcPayloadDigest ? body : null;
  } catch {
    return null;
  } finally {
    stream.destroy();
  }
}
