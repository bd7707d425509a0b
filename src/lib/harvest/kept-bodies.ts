/**
 * Which bodies the web archives of a folder hold, so that none is kept twice. What an archive holds is looked up in it
 * once and then stands beside it, in a file that may be deleted at any time.
 */
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WARCParser, type WARCRecord } from 'warcio';
import { z } from 'zod';
import { replaceFile } from '../core/replace-file.ts';
import { type KeptBody, revisitRecord } from './warc-records.ts';

export const archiveEnding = '.warc.gz';
const listEnding = '.bodies.json';

const listSchema = z.object({
  /** Bytes of the archive: another one of its name has another list. */
  bytes: z.int(),
  bodies: z.array(
    z.object({ digest: z.string(), id: z.string(), url: z.string(), date: z.string(), offset: z.int() }),
  ),
});
type Body = z.infer<typeof listSchema>['bodies'][number];

/** The body of a record, by its digest; null for a record that has none. */
function bodyOf(record: WARCRecord, offset: number): Body | null {
  const [digest, id] = [record.warcPayloadDigest, record.warcHeader('WARC-Record-ID')];
  const [url, date] = [record.warcTargetURI, record.warcDate];
  const hasBody = record.warcType === 'response' && (record.payload?.length ?? 0) > 0;
  return hasBody && digest && id && url && date ? { digest, id, url, date, offset } : null;
}

/** Records with the byte at which each begins, and at which the next one does. */
async function* recordsIn(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const parser = new WARCParser(source);
  let last: { record: WARCRecord; offset: number } | null = null;
  for await (const record of parser) {
    const { offset } = parser;
    if (last) yield { ...last, end: offset };
    await record.readFully(false);
    last = { record, offset };
  }
  if (last) yield { ...last, end: Number.POSITIVE_INFINITY };
}

async function bodiesIn(archive: string): Promise<Body[]> {
  const bodies: Body[] = [];
  for await (const { record, offset } of recordsIn(createReadStream(archive))) {
    const body = bodyOf(record, offset);
    if (body !== null) bodies.push(body);
  }
  return bodies;
}

function readList(file: string, bytes: number): Body[] | null {
  if (!existsSync(file)) return null;
  try {
    const list = listSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
    return list?.bytes === bytes ? list.bodies : null;
  } catch {
    return null;
  }
}

/** Bodies of an archive; of one that breaks off, none: what it lacks is kept anew. */
async function listOf(dir: string, name: string): Promise<Body[]> {
  const archive = join(dir, name);
  const file = join(dir, `${name.slice(0, -archiveEnding.length)}${listEnding}`);
  const { size: bytes } = statSync(archive);
  const known = readList(file, bytes);
  if (known !== null) return known;
  const bodies = await bodiesIn(archive).catch(() => []);
  replaceFile(file, JSON.stringify({ bytes, bodies }));
  return bodies;
}

export class KeptBodies {
  readonly #known = new Map<string, KeptBody>();

  static async of(dir: string): Promise<KeptBodies> {
    const kept = new KeptBodies();
    const names = existsSync(dir) ? readdirSync(dir) : [];
    for (const archive of names.filter((name) => name.endsWith(archiveEnding)).sort())
      for (const { digest, ...body } of await listOf(dir, archive)) kept.#add(digest, { ...body, archive });
    return kept;
  }

  #add(digest: string, body: KeptBody): void {
    if (!this.#known.has(digest)) this.#known.set(digest, body);
  }

  /**
   * The records with each body that is kept already left out, and the others known from now on.
   * @param archive that they are written into, the first of them at a byte
   */
  async *once(records: Uint8Array, archive: string, start: number): AsyncGenerator<Uint8Array> {
    let at = start;
    for await (const { record, offset, end } of recordsIn([records])) {
      const body = bodyOf(record, at);
      const kept = body && this.#known.get(body.digest);
      const bytes = kept ? await revisitRecord(record, kept) : records.subarray(offset, end);
      if (body !== null && !kept) this.#add(body.digest, { ...body, archive });
      at += bytes.length;
      yield bytes;
    }
  }
}
