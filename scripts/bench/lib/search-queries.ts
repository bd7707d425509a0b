/** Queries of ten kinds, drawn from the corpus with a seed. */

import type { Random } from './random.ts';
import { type CorpusReport, foldAll } from './search-corpus.ts';

export interface SampledQuery {
  readonly kind: string;
  readonly text: string;
}

/** Words of the trade that readers look for. */
const terms = [
  '规范性文件',
  '行政复议',
  '负责人出庭应诉',
  '合法性审核',
  '重大行政决策',
  '权责清单',
  '公职律师',
  '执法全过程记录',
  '双随机、一公开',
  '人民调解',
  '法律援助',
  '检察建议',
  '政务公开',
  '放管服',
  '营商环境',
  '综合纠错率',
  '第一责任人',
  '行政执法',
  '法律顾问',
  '告知承诺',
] as const;

const punctuation = /[，。；：、“”《》（）]/u;
const special = /["'“”「」『』|｜\-－\s]/u;

/** A verbatim piece that means itself in the query language. */
function substring(
  corpus: readonly CorpusReport[],
  random: Random,
  length: number,
  fits: (text: string) => boolean,
) {
  for (let tries = 0; tries < 20_000; tries++) {
    const { passages } = random.pick(corpus);
    const text = random.pick(passages.length > 0 ? passages : ['']);
    const at = random.below(Math.max(1, text.length - length));
    const piece = text.slice(at, at + length);
    const plain =
      piece.length === length && foldAll(piece) === piece && !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(piece);
    if (plain && !special.test(piece[0] ?? '') && !/[\s|｜]/u.test(piece) && fits(piece)) return piece;
  }
  return null;
}

const shuffled = (text: string, random: Random): string =>
  [...text]
    .map((character) => ({ character, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ character }) => character)
    .join('');

type Sampler = (corpus: readonly CorpusReport[], random: Random) => string | null;

const any = () => true;
const han = (text: string) => /^\p{Script=Han}+$/u.test(text);

const matchIn =
  (pattern: RegExp): Sampler =>
  (corpus, random) => {
    for (let tries = 0; tries < 2_000; tries++) {
      const { passages } = random.pick(corpus);
      const found = [...random.pick(passages.length > 0 ? passages : ['']).matchAll(pattern)];
      if (found.length > 0) return random.pick(found)[0];
    }
    return null;
  };

/** In the order of the table that is printed. */
export const samplers: Readonly<Record<string, Sampler>> = {
  '1 character': (corpus, random) => substring(corpus, random, 1, han),
  '2 characters': (corpus, random) => substring(corpus, random, 2, any),
  '3-4 characters': (corpus, random) => substring(corpus, random, 3 + random.below(2), any),
  '5-8 characters': (corpus, random) => substring(corpus, random, 5 + random.below(4), any),
  '9-12 characters': (corpus, random) => substring(corpus, random, 9 + random.below(4), any),
  'across punctuation': (corpus, random) =>
    substring(corpus, random, 4 + random.below(9), (text) =>
      punctuation.test(text.slice(1, -1).normalize('NFC')),
    ),
  'number with unit': matchIn(/\d+(?:\.\d+)?(?:件|起|%|万元|人次|场|条|项|份)/gu),
  'document number': matchIn(/\p{Script=Han}{2,6}〔\d{4}〕\d+号/gu),
  'region or term': (corpus, random) =>
    random.below(2) === 0 ? random.pick(terms) : (random.pick(corpus).region.at(-1) ?? null),
  absent: (corpus, random) => {
    for (let tries = 0; tries < 100; tries++) {
      const piece = substring(corpus, random, 5 + random.below(4), han);
      const scrambled = piece && shuffled(piece, random);
      const present =
        scrambled &&
        corpus.some((r) => [r.title, ...r.headings, ...r.passages].some((t) => t.includes(scrambled)));
      if (scrambled && !present) return scrambled;
    }
    return null;
  },
};

/** @param count of all kinds together */
export function sampleQueries(
  corpus: readonly CorpusReport[],
  count: number,
  random: Random,
): SampledQuery[] {
  const kinds = Object.entries(samplers);
  const each = Math.ceil(count / kinds.length);
  return kinds.flatMap(([kind, sample]) => {
    const found: SampledQuery[] = [];
    for (let k = 0; k < each; k++) {
      const text = sample(corpus, random);
      if (text) found.push({ kind, text });
    }
    return found;
  });
}
