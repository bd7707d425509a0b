/** Computes the numbers of numbered paragraphs the way Word shows them (ECMA-376 part 1, 17.9). */
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';
import { formatNumber } from './number-format.ts';
import { flag, level, value } from './styles.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1` stands for the number of the first level and so on. */
  readonly pattern: string;
  /** Level whose next number makes this one start anew; 0 is never, null is any higher one. */
  readonly restart: number | null;
  readonly legal: boolean;
}

interface Definition {
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
    });
  }
  return levels;
}

export class Numbering {
  readonly #definitions = new Map<string, Definition>();
  readonly #lists = new Map<string, { definition: Definition; node: XmlNode; begun: boolean }>();

  /** @param root of `numbering.xml`, undefined when the document has none */
  constructor(root: XmlNode | undefined) {
    const numbering = child(root, 'w:numbering');
    for (const node of childrenOf(numbering, 'w:abstractNum')) {
      const id = node.attributes['w:abstractNumId'] ?? '';
      this.#definitions.set(id, { levels: levelsOf(node), counters: new Map() });
    }
    for (const node of childrenOf(numbering, 'w:num')) {
      const definition = this.#definitions.get(value(child(node, 'w:abstractNumId')) ?? '');
      const id = node.attributes['w:numId'];
      if (definition && id !== undefined) this.#lists.set(id, { definition, node, begun: false });
    }
  }

  /**
   * Counts one paragraph. Call it for each numbered paragraph in document order.
   * @param list `numId`; @param depth `ilvl`, from 0
   * @returns the number as shown (`第一章`, `(二)`, `1.2`), or null for bullets and unknown lists
   */
  next(list: string, depth: number): string | null {
    const known = this.#lists.get(list);
    if (known === undefined) return null;
    const { definition } = known;
    if (!known.begun) this.#begin(known);
    const own = definition.levels.get(depth);
    if (own === undefined) return null;
    const before = definition.counters.get(depth);
    definition.counters.set(depth, before === undefined ? own.start : before + 1);
    for (const [deeper, { restart }] of definition.levels) {
      const restarts =
        restart === null ? deeper > depth : restart > 0 && depth <= restart - 1 && deeper > depth;
      if (restarts) definition.counters.delete(deeper);
    }
    return this.#write(definition, own);
  }

  /** A list may set its own first numbers over the shared definition. */
  #begin(list: { definition: Definition; node: XmlNode; begun: boolean }): void {
    list.begun = true;
    for (const override of childrenOf(list.node, 'w:lvlOverride')) {
      const start = number(child(override, 'w:startOverride'));
      const depth = level({
        name: '',
        attributes: { 'w:val': override.attributes['w:ilvl'] ?? '' },
        children: [],
        text: '',
      });
      if (start !== null && depth !== null) list.definition.counters.set(depth, start - 1);
    }
  }

  #write(definition: Definition, own: Level): string | null {
    if (own.format === 'bullet' || own.format === 'none') return null;
    let readable = true;
    const text = own.pattern.replace(/%(\d)/g, (_, place: string) => {
      const depth = Number(place) - 1;
      const other = definition.levels.get(depth);
      const count = definition.counters.get(depth) ?? other?.start ?? 1;
      const written = formatNumber(own.legal ? 'decimal' : (other?.format ?? 'decimal'), count);
      if (written === null) readable = false;
      return written ?? '';
    });
    return readable && text.trim() !== '' ? text.trim() : null;
  }
}
