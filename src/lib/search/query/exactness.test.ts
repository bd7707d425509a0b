/**
 * Any text at all: what stands in it is found, what does not is not. The truth is found by looking through the
 * texts with a folding of its own.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScriptTables } from '../../core/text/script-map.ts';
import { buildGroup, type GroupLimits } from '../build/group-builder.ts';
import type { Fragment } from '../format/fragment.ts';
import { laidOut, readGroupHead } from '../format/group.ts';
import { noFolding } from '../format/normalise.ts';
import { readLeaves, readReportLists } from '../format/shard.ts';
import { reportStream } from '../format/stream.ts';
import { evaluate } from './evaluate.ts';
import { excerpts } from './excerpt.ts';
import type { GroupReader } from './phrase.ts';
import { type Leniency, parseQuery } from './query.ts';

const awkward = [
  ...'法治政府报告第十条，。：“”《》（）〔〕％',
  ...'ＡｂＣ１２３abc123.-/|"',
  ...['𠀀', '𪜀', '𫝀', '㐀', '豈', '\u{2f800}', '囍', '〇', '㎡', '①', '㍿', 'ﬁ', 'Ⅷ', '㈱', '㋿'],
  ...['e\u0301', '\u0301', 'ｶﾞ', 'ﾊﾟ', 'が', '\u1100\u1161\u11a8', 'İ', 'ß', 'Å', '👨\u200d👩\u200d👧', '🇨🇳'],
  ...[' ', '\u3000', '\u00a0', '\u200b', '\ufeff', '\u00ad', '\u2028', '\ufdd0', '\u0000', '\ufffd', '■'],
];
const dirty = fc.string({ unit: fc.constantFrom(...awkward), maxLength: 30 });
const plain = fc.string({ unit: fc.constantFrom(...'法治政府1a，'), maxLength: 12 });
const anything = fc.string({ unit: 'binary', maxLength: 20 });
const long = fc.tuple(plain, fc.integer({ min: 200, max: 400 })).map(([text, times]) => text.repeat(times));
const text = fc.oneof(
  { arbitrary: dirty, weight: 6 },
  { arbitrary: plain, weight: 4 },
  { arbitrary: anything, weight: 3 },
  { arbitrary: long, weight: 1 },
);

const invisible = /[\u00ad\ufdd0\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;

/** The whole text at once; one space stays between two letters or digits; quotation marks are one. */
function fold(whole: string): string {
  // Raised digits stay but behind a letter; no text of this test has one there.
  const visible = whole.replace(/[^⁰¹²³⁴-⁹]+/gu, (part) => part.normalize('NFKC')).replace(invisible, '');
  const lower = [...visible].map((character) => character.toLowerCase()).join('');
  return lower
    .replace(/(?<=[0-9a-z])\s+(?=[0-9a-z])/gu, '\u0001')
    .replace(/\s+/gu, '')
    .replaceAll('\u0001', ' ')
    .replace(/[“”„‟«»〝〞〟「」『』]/gu, '"')
    .replace(/[‘’‚‛‹›]/gu, "'");
}

interface Texts {
  readonly title: string;
  readonly passages: readonly string[];
  readonly cells: readonly string[];
}

const fragmentOf = ({ title, passages, cells }: Texts, place: number): Fragment => ({
  id: `r${String(place).padStart(12, '0')}`,
  title,
  issuer: null,
  number: null,
  region: null,
  year: null,
  kind: 'other',
  published: null,
  needsReview: false,
  script: 'simplified',
  sections: [
    {
      anchor: '',
      heading: '',
      passages: [
        ...passages.map((own) => ({ text: own, table: false })),
        { text: cells.join('\t'), table: true },
      ],
    },
  ],
});

const facts = { region: '', year: 0, kind: 'other', level: '', needsReview: false };

function groupOf(fragments: readonly Fragment[], limits: GroupLimits): GroupReader {
  const streams = fragments.map((fragment) => reportStream(fragment, noFolding));
  const reports = streams.map((stream) => ({ facts, stream }));
  const built = buildGroup(reports, [], limits);
  return {
    head: readGroupHead(built.head),
    leaves: async (file) => readLeaves(built.leafFiles[file] ?? new Uint8Array()),
    lists: async (file) => readReportLists(built.listFiles[file] ?? new Uint8Array()),
    line: async (report) => laidOut(streams[report] as (typeof streams)[number]),
    textCost: 1,
  };
}

/** What can be asked for as a whole: in quotes, spaces and signs are part of the phrase. */
const isPhrase = (phrase: string): boolean => fold(phrase) !== '' && !/["＂]/u.test(phrase);

const count = (whole: string, phrase: string): number => {
  let found = 0;
  for (let at = whole.indexOf(phrase); at >= 0; at = whole.indexOf(phrase, at + 1)) found++;
  return found;
};

const limits = [
  { places: 2, length: 3, fileBytes: 24 },
  { places: 16, length: 16, fileBytes: 200 },
] as const;

describe('whatever the texts are made of', () => {
  it('a phrase is found where it stands, as often as it stands there, and nowhere else', async () => {
    const report = fc.record({
      title: text,
      passages: fc.array(text, { maxLength: 4 }),
      cells: fc.array(
        dirty.map((cell) => cell.replace(/[\t\n]/g, '')),
        { maxLength: 3 },
      ),
    });
    let asked = 0;
    let present = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(report, { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 14 })), {
          minLength: 6,
          maxLength: 6,
        }),
        fc.array(dirty, { maxLength: 2 }),
        fc.constantFrom(...limits),
        async (texts, cuts, others, limit) => {
          const fragments = texts.map(fragmentOf);
          const group = groupOf(fragments, limit);
          const all = texts.flatMap(({ title, passages, cells }) => [title, ...passages, ...cells]);
          const pieces = cuts.map(([which, from, length]) => {
            const characters = [...(all[which % all.length] ?? '')];
            const start = characters.length > 0 ? from % characters.length : 0;
            return characters.slice(start, start + length).join('');
          });
          for (const phrase of [...pieces, ...others].filter(isPhrase)) {
            const wanted = fold(phrase);
            const expected = texts.flatMap(({ title, passages, cells }, place) => {
              const own = [title, ...passages, ...cells].map((one) => count(fold(one), wanted));
              const sum = own.reduce((a, b) => a + b, 0);
              return sum > 0 ? [[place, sum]] : [];
            });
            const matches = await evaluate(group, parseQuery(`"${phrase}"`), {
              title: '',
              issuer: '',
              number: '',
            });
            expect(
              matches.map((match) => [match.report, match.count]),
              JSON.stringify(phrase),
            ).toEqual(expected);
            asked++;
            present += Number(expected.length > 0);
            for (const { report: place } of matches.slice(0, 1))
              expect(() => excerpts(fragments[place] as Fragment, [wanted], 3)).not.toThrow();
          }
        },
      ),
      { seed: 20_261_122, numRuns: 400 },
    );
    expect(asked).toBeGreaterThan(1_000);
    expect(present).toBeGreaterThan(800);
  }, 240_000);

  it('traditional characters are found by simplified ones and the other way round', async () => {
    const script = readScriptTables();
    const fragments = ['規範性文件與行政復議', '规范性文件与行政复议', '乾县', '若干县'].map((own, place) =>
      fragmentOf({ title: '', passages: [own], cells: [] }, place),
    );
    const streams = fragments.map((fragment) => reportStream(fragment, script.certain));
    const built = buildGroup(streams.map((stream) => ({ facts, stream })));
    const group: GroupReader = {
      head: readGroupHead(built.head),
      leaves: async (file) => readLeaves(built.leafFiles[file] ?? new Uint8Array()),
      lists: async (file) => readReportLists(built.listFiles[file] ?? new Uint8Array()),
      line: async (report) => laidOut(streams[report] as (typeof streams)[number]),
      textCost: 1,
    };
    const found = async (query: string, leniency: Leniency) =>
      (await evaluate(group, parseQuery(query, leniency), { title: '', issuer: '', number: '' })).map(
        ({ report }) => report,
      );
    const ask = async (query: string) => {
      const literal = await found(query, {});
      return literal.length > 0 ? literal : found(query, { script });
    };
    expect(await ask('規範性文件')).toEqual([0, 1]);
    expect(await ask('行政复议')).toEqual([0, 1]);
    expect(await ask('乾县')).toEqual([2]);
    expect(await ask('干县')).toEqual([3]);
  });
});
