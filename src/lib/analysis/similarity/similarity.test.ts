import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type MadeUpReport,
  madeUpCorpus,
  similarityInput,
} from '../../../../tests/figures/similarity-corpus.ts';
import { placesByHash, sharedRuns } from './compare.ts';
import { findSimilarPairs, type SimilarPair } from './find-similar.ts';
import { shingleHashes, shingleLength, windowLength, winnow } from './fingerprints.ts';
import { maskPassages, type PlaceNames, placeNames } from './mask.ts';
import { divisionNames } from './places.ts';
import { groupPostings } from './postings.ts';
import { decodeRecord, encodeRecord, fingerprints, similarityRecord } from './record.ts';

const names = ['密云区', '密云', '开州区', '开州'];
const places = placeNames(names);
const codes = (text: string): Uint16Array => Uint16Array.from(text, (sign) => sign.charCodeAt(0));
const maskSigns = (text: string, known: PlaceNames): string =>
  String.fromCharCode(...maskPassages([text], known).signs);
const find = (reports: readonly MadeUpReport[], known: Iterable<string>): SimilarPair[] => [
  ...findSimilarPairs(similarityInput(reports, known)),
];

describe('masking', () => {
  test.each([
    ['2020年，密云区受理153件。', '#年@受理#件'],
    ['2018年, 开州受理 1,033 件', '#年@受理#件'],
    ['全市、全县、全区', '全域全域全域'],
    ['二十一件和一件', '#件和一件'],
    ['密云水库', '@水库'],
    ['８８．５９％', '#'],
  ])('%s → %s', (text, signs) => {
    expect(maskSigns(text, places)).toBe(signs);
  });

  test('each sign points at its characters', () => {
    const text = '２０２０年，密云区受理153件。';
    const { signs, starts, ends } = maskPassages([text], places);
    expect(Array.from(signs).map((_, i) => text.slice(starts[i], ends[i]))).toEqual([
      '２０２０',
      '年',
      '密云区',
      '受',
      '理',
      '153',
      '件',
    ]);
  });

  test('the names of all divisions are known, ordinary words are not', () => {
    expect(maskSigns('重庆市开州区与北京市密云区', divisionNames())).toBe('@@与@@');
    expect(maskSigns('依法行政', divisionNames())).toBe('依法行政');
  });
});

describe('fingerprints', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'法治政府建设行政执法'), minLength: 0, maxLength: 120 });

  test('a hash depends on its shingle alone', () => {
    fc.assert(
      fc.property(signs, signs, signs, (before, run, after) => {
        const whole = shingleHashes(codes(before + run + after));
        const alone = shingleHashes(codes(run));
        for (let i = 0; i + shingleLength <= run.length; i++) expect(whole[before.length + i]).toBe(alone[i]);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('texts that share a long enough run share a fingerprint', () => {
    const run = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地人';
    expect(run.length).toBe(shingleLength + windowLength - 1);
    fc.assert(
      fc.property(signs, signs, signs, signs, (a, b, c, d) => {
        const of = (text: string): Set<number> => {
          const hashes = shingleHashes(codes(text));
          return new Set(winnow(hashes).map((place) => hashes[place] ?? 0));
        };
        const [left, right] = [of(a + run + b), of(c + run + d)];
        expect([...left].some((hash) => right.has(hash))).toBe(true);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('no shingle spans two passages', () => {
    const { signs } = maskPassages(['甲'.repeat(9), '乙'.repeat(9)], places);
    expect(signs.length).toBe(19);
    expect(shingleHashes(signs).every((hash) => hash === 0)).toBe(true);
  });
});

describe('postings', () => {
  test('a group names each report that holds a fingerprint once, in order; large ones are only counted', () => {
    const reports = fc.array(
      fc.array(fc.constantFrom<number>(1, 2, 3, 0xfffffff1, 0xfffffff2), { maxLength: 6 }),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(reports, (lists) => {
        const hashes = Uint32Array.from(lists.flat());
        const owners = Uint32Array.from(lists.flatMap((list, i) => list.map(() => i)));
        const { groupOf, groups } = groupPostings(hashes, owners, 3);
        for (const [i, hash] of hashes.entries()) {
          const holding = [...lists.keys()].filter((one) => lists[one]?.includes(hash));
          const start = groupOf[i] ?? 0;
          if (holding.length === 1) expect(start).toBe(0);
          else if (holding.length > 3) expect(groups[start]).toBe(holding.length);
          else
            expect([...groups.subarray(start, start + 1 + holding.length)]).toEqual([
              holding.length,
              ...holding,
            ]);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('shared runs', () => {
  const comparable = (text: string) => {
    const signs = codes(text);
    return { signs, ...fingerprints({ signs }) };
  };
  const runs = (left: string, right: string, minimum: number) =>
    sharedRuns(comparable(left), placesByHash(comparable(left)), comparable(right), minimum);

  test('are equal on both sides, as long as can be and disjoint on the right', () => {
    const left = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳';
    expect(runs(left, `某某${left}某某某${left.slice(0, 27)}`, 25)).toEqual([
      { left: 0, right: 2, length: left.length },
      { left: 0, right: 5 + left.length, length: 27 },
    ]);
  });

  test('every run that is long enough for a fingerprint is found', () => {
    const text = fc.string({ unit: fc.constantFrom(...'法治政府建设行政执法监督'), maxLength: 60 });
    const run = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地人';
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        const found = runs(a + run + b, c + run + d, run.length);
        expect(
          found.some(
            ({ left, right, length }) => left <= a.length && right <= c.length && length >= run.length,
          ),
        ).toBe(true);
        for (const { left, right, length } of found)
          expect((a + run + b).slice(left, left + length)).toBe((c + run + d).slice(right, right + length));
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

test('a record comes back as it was, from any place in a buffer', () => {
  const made = fingerprints(
    maskPassages(['坚持依法行政，全面推进法治政府建设，2021年受理153件。'.repeat(3)], places),
  );
  const record = encodeRecord(made);
  const moved = new Uint8Array(record.length + 3);
  moved.set(record, 3);
  expect(decodeRecord(record)).toEqual(made);
  expect(decodeRecord(moved.subarray(3))).toEqual(made);
  expect(made.hashes.length).toBeGreaterThan(3);
});

test('tables are left out of a record', () => {
  const section = { anchor: 's1', level: 1, heading: '一、概况', label: '概况' };
  const passage = {
    anchor: 's1-p1',
    type: 'paragraph',
    text: '坚持依法行政，全面推进法治政府建设，取得明显成效。',
  } as const;
  const table = { ...passage, anchor: 's1-p2', type: 'table' } as const;
  expect(similarityRecord({ sections: [{ ...section, passages: [passage, table] }] })).toEqual(
    similarityRecord({ sections: [{ ...section, passages: [passage] }] }),
  );
});

describe('similar reports', () => {
  const own =
    '持续推进水库上游联合执法机制建设，完善网格巡查和群众监督渠道，逐村落实护水责任人，并向社会公开巡查结果，接受群众评议。';
  const document = (id: string, ...texts: string[]): MadeUpReport => ({
    id,
    passages: texts.map((text, i) => ({ anchor: `p${i + 1}`, text })),
  });
  const filler = (sign: string): string =>
    [...'春夏秋冬山川草木'].map((one) => `${sign}${one}${sign}${sign}${one}`).join('');

  test('the shared text is quoted with its place in both reports', () => {
    const left = document('a', filler('东'), `2020年，密云区${own.repeat(2)}`);
    const right = document('b', `2021年，开州区${own.repeat(2)}`, filler('西'));
    const [pair, ...others] = find([left, right], names);
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ left: 'a', right: 'b' });
    const shared = pair?.shared[0];
    expect(shared?.left.anchor).toBe('p2');
    expect(left.passages[1]?.text.slice(shared?.left.start, shared?.left.end)).toMatch(
      /^2020年，密云区持续.*评议$/,
    );
    expect(right.passages[0]?.text.slice(shared?.right.start, shared?.right.end)).toMatch(
      /^2021年，开州区持续.*评议$/,
    );
  });

  test('what stands in many reports is no evidence', () => {
    const reports = Array.from({ length: 60 }, (_, i) =>
      document(`r${i}`, own.repeat(2), filler(String.fromCharCode(0x4e00 + i * 7))),
    );
    expect(find(reports, names)).toEqual([]);
  });

  test('nothing comes of nothing', () => {
    expect(find([], names)).toEqual([]);
    expect(find([document('a'), document('b', '')], names)).toEqual([]);
  });
});

describe('2,000 made-up reports with 100 planted copies', () => {
  test.each([7, 2026])(
    'seed %i: precision and recall are at least 0.95',
    (seed) => {
      const corpus = madeUpCorpus({ reports: 2000, copies: 100, seed });
      const found = find(corpus.reports, corpus.places).map(({ left, right }) => `${left} ${right}`);
      const right = found.filter((pair) => corpus.planted.has(pair)).length;
      expect(right / found.length).toBeGreaterThanOrEqual(0.95);
      expect(right / corpus.planted.size).toBeGreaterThanOrEqual(0.95);
    },
    60_000,
  );

  test('the work for a report hardly grows with their number', () => {
    const cpu = (reports: number): number => {
      const corpus = madeUpCorpus({ reports, copies: 50, seed: 11 });
      const start = process.cpuUsage();
      find(corpus.reports, corpus.places);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / reports;
    };
    cpu(500);
    // 13 times the CPU for 10 times the reports is allowed; half as much again for a noisy machine.
    expect(cpu(2400) / cpu(800)).toBeLessThan(1.3 * 1.5);
  }, 60_000);
});
