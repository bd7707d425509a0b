/**
 * Digits that count nothing: dates, document and article numbers, names of plans and versions, list markers,
 * ordinals, codes. A span claims every number that begins inside it. The first rule that matches a place wins.
 */
import type { Span } from '../../core/text/span.ts';

export interface Mask extends Span {
  readonly reason: string;
}

const year = '(?<![\\d.])(?:19|20)\\d{2}';
const dash = ' ?[-~—–―至到、和与] ?';

interface Rule {
  readonly reason: string;
  readonly pattern: RegExp;
}

/** In order of trial, on half-width text. */
const rules: readonly Rule[] = [
  { reason: 'title', pattern: /《[^《》\n]{1,80}》/g },
  { reason: 'document-number', pattern: /[〔[(【] ?(?:19|20)\d{2} ?[〕\])】]? ?第? ?\d+ ?号?/g },
  { reason: 'quoted-name', pattern: /[“‘「『"][^“”‘’「」"。;\n]{1,30}[”’」』"]/g },
  { reason: 'url', pattern: /https?:\/\/[\w./?=&%#:-]+|www\.[\w./-]+/g },
  { reason: 'date', pattern: new RegExp(`${year}[-./]\\d{1,2}[-./]\\d{1,2}`, 'g') },
  { reason: 'date', pattern: new RegExp(`${year} ?年?(?:度)?${dash}${year} ?年?`, 'g') },
  {
    reason: 'date',
    pattern: new RegExp(
      `${year} ?年(?:度|末|底|初)?(?: ?\\d{1,2} ?月(?:份|底|末|初)?(?: ?\\d{1,2} ?日)?)?`,
      'g',
    ),
  },
  {
    reason: 'date',
    pattern: new RegExp(
      `(?<![\\d.])\\d{1,2} ?月?份?${dash}\\d{1,2} ?月(?:份|底|末)?(?: ?\\d{1,2} ?日)?`,
      'g',
    ),
  },
  { reason: 'date', pattern: /(?<![\d.])\d{1,2} ?月(?!度)(?:份|底|末|初)?(?: ?\d{1,2} ?日)?/g },
  { reason: 'date', pattern: /连续 ?[两二三四五六七八九十\d]{1,2} ?(?:年|个?季度|个?月)/g },
  { reason: 'date', pattern: /(?<![\d.])\d{1,2}[时:点]\d{1,2}分?/g },
  { reason: 'document-number', pattern: /第? ?(?<!\d)\d+ ?号(?:令|文|公告|文件)?/g },
  { reason: 'article', pattern: /第 ?\d+ ?[条款章节编项](?:之\d+)?/g },
  { reason: 'ordinal', pattern: /第 ?\d+(?:\.\d+)?/g },
  { reason: 'ordinal', pattern: /(?<!年|期)前 ?\d+(?= ?[名位强]|,|。|$)/g },
  { reason: 'marker', pattern: /(?<=^|[。;:!?\n,] ?)\d{1,2}(?:[、)]|\.(?!\d))/g },
  { reason: 'marker', pattern: /(?<=^|[。;:!?\n,] ?)\(\d{1,2}\)/g },
  { reason: 'name', pattern: /(?<!\d)\d+(?:\.\d+)? ?版/g },
  { reason: 'name', pattern: /(?<!\d)\d+ ?(?:[+×xX] ?[\dNnXx]+)+/g },
  { reason: 'name', pattern: /(?<![A-Za-z])[A-Za-z]+-?\d+(?:\.\d+)?|(?<!\d)\d+[A-Za-z]+\d*/g },
  { reason: 'name', pattern: /123\d\d(?!\d|[件条次起人个万亿,.])/g },
  { reason: 'name', pattern: /(?<!\d)\d+(?=周年|后)/g },
  // A name that the publisher blotted out: XX市, ***.
  { reason: 'anonymised', pattern: /[XxＸ×*某]{2,}/g },
  { reason: 'code', pattern: /(?<![\d.])\d{7,}(?![\d元件条次人万亿.])/g },
  { reason: 'code', pattern: /\d{3,4}-\d{7,8}/g },
];

/** Those that need no digit. */
const reasonsWithoutDigits = new Set(['title', 'quoted-name', 'url', 'anonymised']);
const rulesWithoutDigits = rules.filter(({ reason }) => reasonsWithoutDigits.has(reason));

/** What holds: masks are in order and do not overlap. */
export function findMasks(folded: string): Mask[] {
  const masks: Mask[] = [];
  for (const { reason, pattern } of /\d/.test(folded) ? rules : rulesWithoutDigits) {
    for (const match of folded.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (match[0] === '' || masks.some((mask) => mask.start < end && start < mask.end)) continue;
      masks.push({ start, end, reason });
    }
  }
  return masks.sort((a, b) => a.start - b.start);
}
