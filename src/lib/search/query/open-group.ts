/** Opens a group of the index: its head at once, its other files as they are asked for. */
import { ByteReader } from '../format/bytes.ts';
import { type Fragment, textFolder } from '../format/fragment.ts';
import { type GroupHead, laidOut, readGroupHead } from '../format/group.ts';
import type { Manifest } from '../format/manifest.ts';
import { noFolding, type ScriptTables, tableFor } from '../format/normalise.ts';
import { readLeaves, readReportLists } from '../format/shard.ts';
import { reportStream } from '../format/stream.ts';
import { type IndexFiles, inflate, json, kept } from './files.ts';
import type { OpenGroup } from './search-index.ts';

/** The file that holds the text of a report, and the report's place in it. */
function textPlace({ units }: GroupHead, report: number, size: number): { file: string; place: number } {
  let before = 0;
  for (const { path, reports } of units) {
    const place = report - before;
    if (place < reports)
      return { file: `${textFolder(path, size)}/${Math.floor(place / size)}.bin`, place: place % size };
    before += reports;
  }
  throw new RangeError(`search index: there is no report ${report}`);
}

/** One of the texts of a file; lengths stand before them when there can be several. */
function textAt(bytes: Uint8Array, place: number, size: number): Uint8Array {
  if (size === 1) return bytes;
  const reader = new ByteReader(bytes);
  const lengths = reader.list();
  const from = lengths.subarray(0, place).reduce((sum, length) => sum + length, reader.at);
  return bytes.subarray(from, from + (lengths[place] ?? 0));
}

/** @param script loads the table that traditional characters are folded by */
export async function openGroup(
  { raw, decode, decoded }: IndexFiles,
  { groups, bundle }: Manifest,
  index: number,
  script: () => Promise<ScriptTables>,
): Promise<OpenGroup> {
  const path = groups[index]?.path ?? '';
  const head = await decoded<GroupHead>(`${path}/head.bin`, readGroupHead);
  const plain = <T>(file: string, read: (bytes: Uint8Array) => T): Promise<T> =>
    raw(file).then((bytes) => decode(file, () => read(bytes)));
  const texts = kept((file: string) => raw(file));
  const fragment = kept(async (report: number) => {
    const { file, place } = textPlace(head, report, bundle);
    const all = await texts(file);
    return decode<Fragment>(file, () => inflate(textAt(all, place, bundle)).then(json));
  });
  const dates = kept((_: null) => decoded(`${path}/dates.bin`, (bytes) => new ByteReader(bytes).list()));
  const indicators = kept((_: null) =>
    plain(`${path}/figures.bin`, (bytes) => {
      const own = head.reports.map((): string[] => []);
      for (const { gram, places } of readLeaves(bytes)) for (const report of places) own[report]?.push(gram);
      return own;
    }),
  );
  return {
    head,
    leaves: kept((file: number) => plain(`${path}/l/${file}.bin`, readLeaves)),
    lists: kept((file: number) => plain(`${path}/q/${file}.bin`, readReportLists)),
    dates: () => dates(null),
    indicators: () => indicators(null),
    fragment,
    textCost: bundle,
    line: async (report) => {
      const own = await fragment(report);
      const table = own.script === 'simplified' ? noFolding : tableFor(own.script, await script());
      const stream = reportStream(own, table);
      return laidOut(stream);
    },
  };
}
