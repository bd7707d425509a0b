/** Paragraph styles of a Word document with what they inherit (ECMA-376 part 1, 17.7). */
import type { Shift } from '../raised.ts';
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';

export interface Style {
  readonly id: string;
  readonly name: string;
  /** 0 is the highest, 9 is body text. */
  readonly outline: number | null;
  readonly alignment: string | null;
  readonly bold: boolean | null;
  readonly numberId: string | null;
  readonly numberLevel: number | null;
  /** `none` takes back what an inherited style sets. */
  readonly shift: Shift | 'none' | null;
}

const plain: Style = {
  id: '',
  name: '',
  outline: null,
  alignment: null,
  bold: null,
  numberId: null,
  numberLevel: null,
  shift: null,
};

export const value = (node: XmlNode | undefined): string | null => node?.attributes['w:val'] ?? null;

/** An on/off property: present means on unless it says otherwise. */
export function flag(properties: XmlNode | undefined, name: string): boolean | null {
  const node = child(properties, name);
  if (node === undefined) return null;
  return !['0', 'false', 'off', 'none'].includes(value(node) ?? '');
}

export function level(node: XmlNode | undefined): number | null {
  const text = value(node);
  return text !== null && /^\d$/.test(text) ? Number(text) : null;
}

/** Superscript or subscript as the properties of a run set it. */
export function shiftOf(properties: XmlNode | undefined): Shift | 'none' | null {
  switch (value(child(properties, 'w:vertAlign'))) {
    case null:
      return null;
    case 'superscript':
      return 'raised';
    case 'subscript':
      return 'lowered';
    default:
      return 'none';
  }
}

export class Styles {
  readonly #nodes: ReadonlyMap<string, XmlNode>;
  readonly #known = new Map<string, Style>();
  readonly #byDefault: string | null;

  /** @param root of `styles.xml`, undefined when the document has none */
  constructor(root: XmlNode | undefined) {
    const nodes = childrenOf(child(root, 'w:styles'), 'w:style');
    this.#nodes = new Map(nodes.map((node) => [node.attributes['w:styleId'] ?? '', node]));
    const standard = nodes.find(
      ({ attributes }) => attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1',
    );
    this.#byDefault = standard?.attributes['w:styleId'] ?? null;
  }

  /** @param id style of a paragraph; null stands for the document's default */
  of(id: string | null): Style {
    return this.#resolve(id ?? this.#byDefault, new Set());
  }

  #resolve(id: string | null, seen: Set<string>): Style {
    const node = id === null ? undefined : this.#nodes.get(id);
    if (id === null || node === undefined || seen.has(id) || seen.size > 50) return plain;
    const known = this.#known.get(id);
    if (known) return known;
    const base = this.#resolve(value(child(node, 'w:basedOn')), new Set([...seen, id]));
    const paragraph = child(node, 'w:pPr');
    const numbering = child(paragraph, 'w:numPr');
    const style: Style = {
      id,
      name: value(child(node, 'w:name')) ?? id,
      outline: level(child(paragraph, 'w:outlineLvl')) ?? base.outline,
      alignment: value(child(paragraph, 'w:jc')) ?? base.alignment,
      bold: flag(child(node, 'w:rPr'), 'w:b') ?? base.bold,
      numberId: value(child(numbering, 'w:numId')) ?? base.numberId,
      numberLevel: level(child(numbering, 'w:ilvl')) ?? base.numberLevel,
      shift: shiftOf(child(node, 'w:rPr')) ?? base.shift,
    };
    this.#known.set(id, style);
    return style;
  }
}
