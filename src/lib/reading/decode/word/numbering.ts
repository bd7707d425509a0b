/** Computes the numbers of numbered paragraphs the way Word shows them (ECMA-376 part 1, 17.9). */
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';
import { formatNumber } from './number-format.ts';
import { flag, value } from './styles.ts';

export interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1` stands for the number of the first level and so on. */
  readonly pattern: string;
  /** Level whose next number makes this one start anew; 0 is never, null is any higher one. */
  readonly restart: number | null;
  readonly legal: boolean;
  /** Paragraph style that stands for the level. */
  readonly style: string | null;
}

export interface Definition {
  readonly levels: ReadonlyMap<number, Level>;
  readonly counters: Map<number, number>;
}

const number = (node: XmlNode | undefined): number | null => {
  const text = value(node);
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
};

function levelsOf(node: XmlNode): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const entry of childrenOf(node, 'w:lvl')) {
    levels.set(Number(entry.attributes['w:ilvl'] ?? 0), {
      start: number(child(entry, 'w:start')) ?? 1,
      format: value(child(entry, 'w:numFmt')) ?? 'decimal',
      pattern: value(child(entry, 'w:lvlText')) ?? '',
      restart: number(child(entry, 'w:lvlRestart')),
      legal: flag(entry, 'w:isLgl') ?? false,
      style: value(child(entry, 'w:pStyle')),
    });
  }
  return levels;
}

/** One list (`w:num`): it counts with all lists of its definition, but may write some levels in its own way. */
export interface List {
  readonly definition: Definition;
  readonly levels: ReadonlyMap<number, Level>;
  /** First numbers that the list sets itself, by level. */
  readonly starts: ReadonlyMap<number, number>;
  begun: boolean;
}

function listOf(node: XmlNode, definition: Definition): List {
  const levels = new Map(definition.levels);
  const starts = new Map<number, number>();
  for (const override of childrenOf(node, 'w:lvlOverride')) {
    const depth = Number(override.attributes['w:ilvl'] ?? 0);
    for (const [, own] of levelsOf(override)) levels.set(depth, own);
    const start = number(child(override, 'w:startOverride'));
    if (start !== null) starts.set(depth, start);
  }
  return { definition, levels, starts, begun: false };
}

export class Numbering {
  readonly #lists: ReadonlyMap<string, List>;

  constructor(lists: ReadonlyMap<string, List>) {
    this.#lists = lists;
  }

  /** @returns the level of a list that a paragraph style stands for, null when there is none */
  levelOf(list: string, style: string): number | null {
    for (const [depth, level] of this.#lists.get(list)?.levels ?? []) if (level.style === style) return depth;
    return null;
  }

  /**
   * Counts one paragraph. Call it for each numbered paragraph in document order.
   * @param id `numId`; @param depth `ilvl`, from 0
   * @returns the number as shown (`第一章`, `(二)`, `1.2`), or null for bullets and unknown lists
   */
  next(id: string, depth: number): string | null {
    const list = this.#lists.get(id);
    const own = list?.levels.get(depth);
    if (list === undefined || own === undefined) return null;
    const { counters } = list.definition;
    if (!list.begun) for (const [place, start] of list.starts) counters.set(place, start - 1);
    list.begun = true;
    const before = counters.get(depth);
    counters.set(depth, before === undefined ? own.start : before + 1);
    for (const [deeper, { restart }] of list.levels) {
      const restarts =
        restart === null ? deeper > depth : restart > 0 && depth <= restart - 1 && deeper > depth;
      if (restarts) counters.delete(deeper);
    }
    return this.#write(list, own);
  }

  #write({ levels, definition: { counters } }: List, own: Level): string | null {
    if (own.format === 'bullet') return null;
    let readable = true;
    const text = own.pattern.replace(/%(\d)/g, (_, place: string) => {
      const depth = Number(place) - 1;
      const other = levels.get(depth);
      const format = own.legal ? 'decimal' : (other?.format ?? 'decimal');
      if (format === 'bullet') readable = false;
      if (format === 'none') return '';
      const count = counters.get(depth) ?? other?.start ?? 1;
      return formatNumber(format, count) ?? String(count);
    });
    return readable && text.trim() !== '' ? text.trim() : null;
  }
}

/** @param root of `numbering.xml`, undefined when the document has none */
export function readNumbering(root: XmlNode | undefined): Numbering {
  const numbering = child(root, 'w:numbering');
  const nodes = childrenOf(numbering, 'w:abstractNum');
  const idOf = (node: XmlNode | undefined): string => node?.attributes['w:abstractNumId'] ?? '';
  const definitions = new Map(
    nodes.map((node): [string, Definition] => [idOf(node), { levels: levelsOf(node), counters: new Map() }]),
  );
  /** A definition may only name the style of a list that another one defines. */
  const linked = (node: XmlNode | undefined): string => {
    const style = value(child(node, 'w:numStyleLink'));
    return idOf(style === null ? node : nodes.find((other) => value(child(other, 'w:styleLink')) === style));
  };
  const lists = new Map<string, List>();
  for (const node of childrenOf(numbering, 'w:num')) {
    const wanted = value(child(node, 'w:abstractNumId'));
    const definition = definitions.get(linked(nodes.find((other) => idOf(other) === wanted)));
    const id = node.attributes['w:numId'];
    if (definition && id !== undefined) lists.set(id, listOf(node, definition));
  }
  return new Numbering(lists);
}
