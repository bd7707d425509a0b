/** Numbers of ordered lists as a browser shows them (HTML, 4.4.5 and 4.4.8; CSS Counter Styles 3). */
import { formatNumber } from '../word/number-format.ts';
import type { Box } from './box.ts';

/** How a value of `type` or `list-style-type` is written: the format of the number and the signs around it. */
type Style = readonly [format: string, before: string, after: string];

const styles: Readonly<Record<string, Style>> = {
  decimal: ['decimal', '', '.'],
  'decimal-leading-zero': ['decimalZero', '', '.'],
  'lower-alpha': ['lowerLetter', '', '.'],
  'lower-latin': ['lowerLetter', '', '.'],
  'upper-alpha': ['upperLetter', '', '.'],
  'upper-latin': ['upperLetter', '', '.'],
  'lower-roman': ['lowerRoman', '', '.'],
  'upper-roman': ['upperRoman', '', '.'],
  'cjk-ideographic': ['chineseCounting', '', '、'],
  'simp-chinese-informal': ['chineseCounting', '', '、'],
  'trad-chinese-informal': ['chineseCounting', '', '、'],
  'simp-chinese-formal': ['chineseLegalSimplified', '', '、'],
  'trad-chinese-formal': ['chineseLegalSimplified', '', '、'],
  'cjk-decimal': ['ideographDigital', '', '、'],
  'cjk-heavenly-stem': ['ideographTraditional', '', '、'],
  'cjk-earthly-branch': ['ideographZodiac', '', '、'],
  // UEditor, which most portals are written with, has styles of its own.
  cn: ['chineseCounting', '', '、'],
  cn1: ['chineseCounting', '（', '）'],
  cn2: ['chineseCounting', '', '.'],
  num: ['decimal', '', ','],
  num1: ['decimal', '', ')'],
  num2: ['decimal', '(', ')'],
};

const types: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

const unnumbered = new Set(['none', 'disc', 'circle', 'square']);

/** Name of the list style that an element sets itself. */
function ownStyle(box: Box): string | null {
  const declared = /(?:^|;)list-style(?:-type)?:([^;]*)/.exec(
    (box.attributes.get('style') ?? '').toLowerCase(),
  )?.[1];
  const words = declared?.match(/[a-z][\w-]*/g) ?? [];
  const named = words.find((word) => word in styles || unnumbered.has(word));
  if (named !== undefined) return named;
  const custom = box
    .names()
    .map((name) => /^custom_(\w+)$/.exec(name)?.[1])
    .find((name) => name !== undefined && name in styles);
  return custom ?? types[box.attributes.get('type')?.trim() ?? ''] ?? null;
}

const integer = (text: string | undefined): number | null =>
  text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : null;

interface Counter {
  next: number;
  readonly step: number;
  readonly style: string | null;
}

/** Counts the items of every list. Call `of` once for each `<li>`, in document order. */
export class ListNumbers {
  readonly #counters = new Map<Box, Counter>();

  /** @param items number of items that a list holds, for one that counts down */
  begin(list: Box, items: number): void {
    if (list.tag !== 'ol') return;
    const reversed = list.attributes.has('reversed');
    this.#counters.set(list, {
      next: integer(list.attributes.get('start')) ?? (reversed ? items : 1),
      step: reversed ? -1 : 1,
      style: ownStyle(list),
    });
  }

  /** @returns the number as shown, such as `4.`; null for an item without one */
  of(item: Box): string | null {
    const counter = item.parent === null ? undefined : this.#counters.get(item.parent);
    if (counter === undefined) return null;
    const value = integer(item.attributes.get('value')) ?? counter.next;
    counter.next = value + counter.step;
    const [format, before, after] = styles[ownStyle(item) ?? counter.style ?? 'decimal'] ?? [];
    if (format === undefined) return null;
    return `${before}${formatNumber(format, value) ?? value}${after}`;
  }
}
