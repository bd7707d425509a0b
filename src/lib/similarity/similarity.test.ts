import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpCorpus } from '../../../tests/figures/similarity-corpus.ts';
import { sharedRuns } from './compare.ts';
import { findSimilar, type SimilarityInput } from './find-similar.ts';
import { shingleHashes, shingleLength, windowLength, winnow } from './fingerprints.ts';
import { maskSigns, maskText, placeNames } from './mask.ts';
import { divisionNames } from './places.ts';
import { groupPostings, radixOrder } from './postings.ts';

const places = placeNames(['密云区', '密云', '开州区', '开州']);

describe('maskText', () => {
  test.each([
    ['2020年，密云区受理153件。', '#年@受理#件'],
    ['2018年, 开州受理 1,033 件', '#年@受理#件'],
    ['全市、全县、全区', '全域全域全域'],
    ['二十一件和一件', '#件和一件'],
    ['密云水库', '@水库'],
    ['８８．５９％', '#'],
  ])('%s → %s', (text, signs) => {
    expect(maskText(text, places).signs).toBe(signs);
    expect(maskSigns(text, places)).toBe(signs);
  });

  test('each sign points at its characters', () => {
    const text = '２０２０年，密云区受理153件。';
    const { signs, starts, ends } = maskText(text, places);
    expect([...signs].map((_, i) => text.slice(starts[i], ends[i]))).toEqual([
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
        const whole = shingleHashes(before + run + after);
        const alone = shingleHashes(run);
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
          const hashes = shingleHashes(text);
          return new Set(winnow(hashes).map((place) => hashes[place] ?? 0));
        };
        const [left, right] = [of(a + run + b), of(c + run + d)];
        expect([...left].some((hash) => right.has(hash))).toBe(true);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('no shingle spans two passages', () => {
    expect([...shingleHashes(`${'甲'.repeat(9)}\u0000${'乙'.repeat(9)}`)].every((hash) => hash === 0)).toBe(
      true,
    );
  });
});

describe('postings', () => {
  test('radix order sorts like sort', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffffffff })), (numbers) => {
        const keys = Uint32Array.from(numbers);
        expect([...radixOrder(keys)].map((i) => keys[i])).toEqual([...keys].sort((a, b) => a - b));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('a group names each document once, in order', () => {
    const { documents, groupStart, groupSize } = groupPostings(
      Uint32Array.of(7, 7, 9, 7),
      Uint32Array.of(0, 0, 1, 2),
    );
    expect([...documents.slice(groupStart[3], (groupStart[3] ?? 0) + (groupSize[3] ?? 0))]).toEqual([0, 2]);
    expect(groupSize[2]).toBe(1);
  });
});

test('shared runs are equal on both sides, as long as can be and disjoint on the right', () => {
  const left = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往';
  const runs = sharedRuns(left, `某某${left}某某某${left.slice(0, 12)}`, shingleLength);
  expect(runs).toEqual([
    { left: 0, right: 2, length: left.length },
    { left: 0, right: 5 + left.length, length: 12 },
  ]);
});

describe('findSimilar', () => {
  const own =
    '持续推进水库上游联合执法机制建设，完善网格巡查和群众监督渠道，逐村落实护水责任人，并向社会公开巡查结果，接受群众评议。';
  const document = (id: string, ...texts: string[]): SimilarityInput => ({
    id,
    passages: texts.map((text, i) => ({ anchor: `p${i + 1}`, text })),
  });
  const filler = (sign: string): string =>
    [...'春夏秋冬山川草木'].map((one) => `${sign}${one}${sign}${sign}${one}`).join('');

  test('the shared text is quoted with its place in both reports', () => {
    const left = document('a', filler('东'), `2020年，密云区${own.repeat(2)}`);
    const right = document('b', `2021年，开州区${own.repeat(2)}`, filler('西'));
    const [pair, ...others] = findSimilar([left, right], places);
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
    expect(findSimilar(reports, places)).toEqual([]);
  });

  test('nothing comes of nothing', () => {
    expect(findSimilar([], places)).toEqual([]);
    expect(findSimilar([document('a'), document('b', '')], places)).toEqual([]);
  });
});

describe('2,000 made-up reports with 100 planted copies', () => {
  test.each([7, 2026])(
    'seed %i: precision and recall are at least 0.95',
    (seed) => {
      const corpus = madeUpCorpus({ reports: 2000, copies: 100, seed });
      const found = findSimilar(corpus.reports, placeNames(corpus.places)).map(
        ({ left, right }) => `${left} ${right}`,
      );
      const right = found.filter((pair) => corpus.planted.has(pair)).length;
      expect(right / found.length).toBeGreaterThanOrEqual(0.95);
      expect(right / corpus.planted.size).toBeGreaterThanOrEqual(0.95);
    },
    60_000,
  );

  test('the work for a report hardly grows with their number', () => {
    const cpu = (reports: number): number => {
      const corpus = madeUpCorpus({ reports, copies: 50, seed: 11 });
      const names = placeNames(corpus.places);
      const start = process.cpuUsage();
      findSimilar(corpus.reports, names);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / reports;
    };
    cpu(500);
    // 13 times the CPU for 10 times the reports is allowed; half as much again for a noisy machine.
    expect(cpu(2400) / cpu(800)).toBeLessThan(1.3 * 1.5);
  }, 60_000);
});
