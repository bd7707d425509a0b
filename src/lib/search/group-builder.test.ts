import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laidOut, readGroupHead, room } from './group.ts';
import { buildGroup, type GroupLimits, type IndexedReport } from './group-builder.ts';
import { findPhrase, type GroupReader } from './phrase.ts';
import { readLeaves, readReportLists } from './shard.ts';
import { barrier, type Zone, zones } from './stream.ts';

const tight: GroupLimits = { places: 3, length: 4, fileBytes: 40 };

function reader(reports: readonly IndexedReport[], limits: GroupLimits): GroupReader {
  const built = buildGroup(reports, [], limits);
  return {
    head: readGroupHead(built.head),
    leaves: async (file) => readLeaves(built.leafFiles[file] ?? new Uint8Array()),
    line: async (report) => laidOut((reports[report] as IndexedReport).stream),
    textCost: 1,
    lists: async (file) => readReportLists(built.listFiles[file] ?? new Uint8Array()),
  };
}

const facts = {
  region: '110000',
  year: 2020,
  kind: 'annual-report',
  level: 'province',
  needsReview: false,
};

const occurrences = (text: string, phrase: string): number => {
  let count = 0;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) count++;
  return count;
};

const letters = fc.string({ unit: fc.constantFrom('法', '治', '政', '府', '1', '𠀀'), maxLength: 24 });
const runs = fc.array(letters, { maxLength: 4 }).map((all) =>
  all
    .filter(Boolean)
    .map((r) => r + barrier)
    .join(''),
);
const report = fc
  .record({ title: runs, heading: runs, issuer: runs, number: runs, body: runs })
  .map((stream): IndexedReport => ({ facts, stream }));

describe('a group of reports', () => {
  it('finds every phrase exactly as often as it stands in each zone, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(report, { maxLength: 12 }),
        fc.array(letters.filter(Boolean), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        async (reports, phrases, seed) => {
          const group = reader(reports, tight);
          const all = reports.map(({ stream }) => zones.map((zone) => stream[zone]).join('')).join('');
          const from = all.length > 0 ? seed % all.length : 0;
          const present = (all.slice(from, from + 6).split(barrier)[0] ?? '') || '法';
          for (const phrase of [...phrases, present, present.slice(0, 1), present.slice(0, 2)]) {
            const expected = reports.flatMap(({ stream }, index) => {
              const counts = zones.map((zone) => [zone, occurrences(stream[zone], phrase)] as const);
              if (counts.every(([, count]) => count === 0)) return [];
              return [{ report: index, ...(Object.fromEntries(counts) as Record<Zone, number>) }];
            });
            expect((await findPhrase(group, phrase)).reports).toEqual(expected);
          }
        },
      ),
      { seed: 20_261_122, numRuns: 1000 },
    );
  });

  it('gives back what is known of each report', () => {
    const stream = { title: '报告\n', heading: '', issuer: '市政府\n', number: '', body: '法治政府\n' };
    const other = {
      ...facts,
      region: '',
      year: 0,
      kind: 'other',
      level: '',
      needsReview: true,
    };
    const lengths = zones.map((zone) => room(stream[zone].length, zone));
    const { reports } = reader(
      [
        { facts, stream },
        { facts: other, stream },
      ],
      tight,
    ).head;
    expect(reports).toEqual([
      { ...facts, start: 0, lengths },
      { ...other, start: lengths.reduce((sum, length) => sum + length, 0), lengths },
    ]);
  });

  it('is empty without reports', async () => {
    expect(await findPhrase(reader([], tight), '法治')).toEqual({ reports: [], places: new Uint32Array(0) });
  });
});
