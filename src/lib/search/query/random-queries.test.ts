/**
 * Ten thousand queries of an index whose files are so small that every way through it is gone: one key, several, lists of
 * frequent grams, texts that decide. docs/search-index.md says why none can miss.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildGroup } from '../build/group-builder.ts';
import { laidOut, readGroupHead } from '../format/group.ts';
import { readLeaves, readReportLists } from '../format/shard.ts';
import { barrier, type Zone } from '../format/stream.ts';
import { findPhrase, type GroupReader } from './phrase.ts';

const seed = 20_261_130;
const queries = 10_000;
const facts = { region: '', year: 0, kind: 'other', level: '', needsReview: false };

/** Formulas that come again and again, as in reports, and characters that stand anywhere. */
const piece = fc.oneof(
  {
    arbitrary: fc.constantFrom('行政复议', '行政执法', '行政', '法治政府建设', '。', '，', '2023年'),
    weight: 5,
  },
  {
    arbitrary: fc.string({ unit: fc.constantFrom(...'行政法治复议执府案件一二三'), maxLength: 6 }),
    weight: 3,
  },
  { arbitrary: fc.constant(barrier), weight: 1 },
);
const body = fc
  .array(piece, { minLength: 40, maxLength: 120 })
  .map((pieces) => `${pieces.join('')}${barrier}`);

/** Places of a phrase in a text, overlapping ones too. */
function count(text: string, phrase: string): number {
  let found = 0;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) found++;
  return found;
}

it('finds what a look through every text finds, as often, and nothing else', async () => {
  const bodies = fc.sample(body, { seed, numRuns: 80 });
  const streams = bodies.map((own): Record<Zone, string> => {
    return { title: '', heading: '', issuer: '', number: '', body: own };
  });
  const limits = { places: 12, length: 16, fileBytes: 160 };
  const built = buildGroup(
    streams.map((stream) => ({ facts, stream })),
    [],
    limits,
  );
  const ways = { leaves: 0, lists: 0, texts: 0 };
  const group: GroupReader = {
    head: readGroupHead(built.head),
    leaves: async (file) => {
      ways.leaves++;
      return readLeaves(built.leafFiles[file] ?? new Uint8Array());
    },
    lists: async (file) => {
      ways.lists++;
      return readReportLists(built.listFiles[file] ?? new Uint8Array());
    },
    line: async (report) => {
      ways.texts++;
      return laidOut(streams[report] as (typeof streams)[number]);
    },
    textCost: 1,
  };
  const cut = fc.tuple(
    fc.nat(),
    fc.nat(),
    fc.integer({ min: 1, max: 24 }),
    fc.constantFrom(...'行政法x', ''),
  );
  let present = 0;
  for (const [which, from, length, other] of fc.sample(cut, { seed, numRuns: queries })) {
    const text = bodies[which % bodies.length] ?? '';
    const start = from % text.length;
    // Half of them end otherwise than the text: most of those stand nowhere.
    const [run = ''] = text.slice(start, start + length).split(barrier);
    const phrase = which % 2 === 0 ? run : run.slice(0, -1) + other;
    if (phrase === '') continue;
    const expected = bodies.flatMap((own, report) => {
      const times = count(own, phrase);
      return times > 0 ? [[report, times]] : [];
    });
    const { reports } = await findPhrase(group, phrase);
    expect(
      reports.map(({ report, body: times }) => [report, times]),
      phrase,
    ).toEqual(expected);
    present += Number(expected.length > 0);
  }
  expect(present).toBeGreaterThan(queries / 2);
  expect(present).toBeLessThan(queries * 0.95);
  expect(Math.min(...Object.values(ways)), JSON.stringify(ways)).toBeGreaterThan(100);
}, 120_000);
