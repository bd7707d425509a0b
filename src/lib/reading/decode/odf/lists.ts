/** Numbers of lists and headings the way a program shows them (OASIS ODF 1.3 part 3, 5.3 and 16.30-16.34). */
import { formatNumber } from '../word/number-format.ts';
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';

/** What each numbering shows as its first number, with the name that ECMA-376 has for it. */
const formats: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  一: 'chineseCounting',
  壹: 'chineseLegalSimplified',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
  '１': 'decimalFullWidth',
};

interface Level {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** `%2%` stands for the number of the second level; null where prefix and suffix say it. */
  readonly pattern: string | null;
  /** How many levels are shown, this one last. */
  readonly shown: number;
  readonly start: number;
}

const numberedLevels = new Set(['text:list-level-style-number', 'text:outline-level-style']);

function levelOf({ name, attributes }: XmlNode): Level | null {
  const format = formats[(attributes['style:num-format'] ?? '').slice(0, 1)];
  if (!numberedLevels.has(name) || format === undefined) return null;
  return {
    format,
    prefix: attributes['style:num-prefix'] ?? '',
    suffix: attributes['style:num-suffix'] ?? '',
    pattern: attributes['loext:num-list-format'] ?? null,
    shown: Number(attributes['text:display-levels'] ?? 1) || 1,
    start: Number(attributes['text:start-value'] ?? 1) || 1,
  };
}

const levelsOf = (style: XmlNode): Map<number, Level> =>
  new Map(
    style.children.flatMap((node) => {
      const level = levelOf(node);
      return level ? [[Number(node.attributes['text:level'] ?? 1), level] as const] : [];
    }),
  );

/** Where one list has come to: numbers by level, from 1. */
export type Counters = Map<number, number>;

export class Lists {
  readonly #styles: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly #outline: ReadonlyMap<number, Level>;
  readonly #headings: Counters = new Map();
  readonly #byId = new Map<string, Counters>();
  readonly #last = new Map<string, Counters>();

  /** @param parts of the document that hold styles; a later one wins */
  constructor(parts: readonly (XmlNode | undefined)[]) {
    const nodes = parts.flatMap((part) => childrenOf(part, 'text:list-style'));
    this.#styles = new Map(nodes.map((node) => [node.attributes['style:name'] ?? '', levelsOf(node)]));
    const outline = parts.flatMap((part) => child(part, 'text:outline-style') ?? [])[0];
    this.#outline = outline === undefined ? new Map() : levelsOf(outline);
  }

  /** Numbers that a list begins with: its own, or those of the list that it says it goes on with. */
  begin(list: XmlNode, style: string): Counters {
    const { attributes } = list;
    const other = attributes['text:continue-list'];
    const goesOn = attributes['text:continue-numbering'] === 'true';
    const before = other === undefined ? goesOn && this.#last.get(style) : this.#byId.get(other);
    const counters: Counters = before || new Map();
    const id = attributes['xml:id'];
    if (id !== undefined) this.#byId.set(id, counters);
    this.#last.set(style, counters);
    return counters;
  }

  /** Counts an item. @returns the number as shown, null for bullets */
  next(style: string, counters: Counters, depth: number, start: number | null): string | null {
    return count(this.#styles.get(style), counters, depth, start);
  }

  /** Counts a heading outside of lists. */
  nextHeading(depth: number, start: number | null): string | null {
    return count(this.#outline, this.#headings, depth, start);
  }
}

function count(
  levels: ReadonlyMap<number, Level> | undefined,
  counters: Counters,
  depth: number,
  start: number | null,
): string | null {
  const before = counters.get(depth);
  const level = levels?.get(depth);
  counters.set(depth, start ?? (before === undefined ? (level?.start ?? 1) : before + 1));
  for (const deeper of counters.keys()) if (deeper > depth) counters.delete(deeper);
  if (levels === undefined || level === undefined) return null;
  const write = (place: number): string => {
    const other = levels.get(place);
    const number = counters.get(place) ?? other?.start ?? 1;
    return other === undefined ? '' : (formatNumber(other.format, number) ?? String(number));
  };
  if (level.pattern !== null) return level.pattern.replace(/%(\d+)%/g, (_, place) => write(Number(place)));
  const places = Array.from({ length: Math.min(level.shown, depth) }, (_, i) => depth - i).reverse();
  return `${level.prefix}${places.map(write).join('.')}${level.suffix}`;
}
