import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laidOut, readGroupHead, room } from '../format/group.ts';
import { readLeaves, readReportLists } from '../format/shard.ts';
import { barrier, type Zone, zones } from '../format/stream.ts';
import { findPhrase, type GroupReader } from '../query/phrase.ts';
import { carryOver } from './carry-over.ts';
import {
  buildGroup,
  type GroupIndex,
  type GroupLimits,
  type IndexedReport,
  layOut,
} from './group-builder.ts';

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

/** All that is made, as text: where two differ is then told in a line. */
const printed = ({ head, leafFiles, listFiles, buckets }: GroupIndex): string[] => [
  ...[head, ...leafFiles, ...listFiles].map((bytes) => Buffer.from(bytes).toString('hex')),
  ...Object.values(buckets).map((numbers) => numbers.join(' ')),
];

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

  it('comes out the same when it is made from the one before some reports came and others went', () => {
    const kept = fc.record({ report, before: fc.boolean(), after: fc.boolean() });
    const limits = fc.constantFrom(tight, { ...tight, places: 12 }, { ...tight, length: 16 });
    let carried = 0;
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 14 }), limits, (all, limit) => {
        const before = all.filter((one) => one.before);
        const after = all.filter((one) => one.after);
        const old = buildGroup(
          before.map((one) => one.report),
          [],
          limit,
        );
        const former = { ...old, now: before.map((one) => after.indexOf(one)) };
        const reports = after.map((one) => one.report);
        if (carryOver(structuredClone(former), layOut(reports), limit.length)) carried++;
        expect(printed(buildGroup(reports, [], limit, former))).toEqual(
          printed(buildGroup(reports, [], limit)),
        );
      }),
      { seed: 20_261_127, numRuns: 400 },
    );
    expect(carried).toBe(400);
  });

  it('is made anew when what it is to be made from is not its own', () => {
    const one = (body: string): IndexedReport => ({
      facts,
      stream: { title: '', heading: '', issuer: '', number: '', body },
    });
    const reports = [one('法治政府\n'), one('依法行政\n')];
    const former = { ...buildGroup([one('法治\n')], [], tight), now: [0] };
    expect(carryOver(structuredClone(former), layOut(reports), tight.length)).toBeNull();
    expect(printed(buildGroup(reports, [], tight, former))).toEqual(printed(buildGroup(reports, [], tight)));
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
