/** Styles of an OpenDocument file with what they inherit (OASIS ODF 1.3 part 3, 16). */
import type { Shift } from '../raised.ts';
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';

export interface Style {
  /** As the program shows it: `Heading 1`, `Title`. */
  readonly name: string;
  /** 1 is the highest. */
  readonly heading: number | null;
  readonly alignment: string | null;
  readonly bold: boolean | null;
  /** `none` takes back what an inherited style sets. */
  readonly shift: Shift | 'none' | null;
  readonly hidden: boolean | null;
  readonly list: string | null;
}

const plain: Style = {
  name: '',
  heading: null,
  alignment: null,
  bold: null,
  shift: null,
  hidden: null,
  list: null,
};

/** Names hold characters as `_20_`, with the code in hexadecimal. */
const decoded = (name: string): string =>
  name.replace(/_([0-9a-f]{2,4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** `super 58%`, `sub 58%` or by how much of the height: `33% 58%`. */
function shiftOf(position: string | undefined): Shift | 'none' | null {
  if (position === undefined) return null;
  if (/^super|^[1-9]/.test(position)) return 'raised';
  return /^sub|^-/.test(position) ? 'lowered' : 'none';
}

const boldOf = (weight: string | undefined): boolean | null =>
  weight === undefined ? null : weight === 'bold' || Number(weight) >= 600;

const headingByName = (name: string): number | null => {
  const depth = /^(?:heading|标题) ?([1-9])$/i.exec(name)?.[1];
  return depth === undefined ? null : Number(depth);
};

type Family = 'paragraph' | 'text' | 'table' | 'table-row' | 'table-column' | 'table-cell';

export class Styles {
  readonly #nodes: ReadonlyMap<string, XmlNode>;
  readonly #known = new Map<string, Style>();

  /** @param parts of the document that hold styles; a later one wins */
  constructor(parts: readonly (XmlNode | undefined)[]) {
    const nodes = parts.flatMap((part) => childrenOf(part, 'style:style'));
    const key = ({ attributes }: XmlNode): string =>
      `${attributes['style:family']} ${attributes['style:name']}`;
    this.#nodes = new Map(nodes.map((node) => [key(node), node]));
  }

  of(family: Family, name: string | undefined): Style {
    return name === undefined ? plain : this.#resolve(family, name, 0);
  }

  /** Properties of a style that nothing is inherited of, such as those of a table. */
  properties(family: Family, name: string | undefined): Readonly<Record<string, string>> {
    return child(this.#nodes.get(`${family} ${name}`), `style:${family}-properties`)?.attributes ?? {};
  }

  #resolve(family: Family, name: string, depth: number): Style {
    const key = `${family} ${name}`;
    const node = this.#nodes.get(key);
    if (node === undefined || depth > 50) return depth === 0 ? { ...plain, name: decoded(name) } : plain;
    const known = this.#known.get(key);
    if (known) return known;
    const { attributes } = node;
    const parent = attributes['style:parent-style-name'];
    const base = parent === undefined ? plain : this.#resolve(family, parent, depth + 1);
    const paragraph = child(node, 'style:paragraph-properties')?.attributes ?? {};
    const text = child(node, 'style:text-properties')?.attributes ?? {};
    // What a program makes for one place goes by the name of what it was made from.
    const own = attributes['style:display-name'] ?? decoded(name);
    const shown = /^[PT]\d+$/.test(own) ? base.name : own;
    const level = Number(attributes['style:default-outline-level'] ?? Number.NaN);
    const style: Style = {
      name: shown,
      heading: level >= 1 ? level : (headingByName(own) ?? base.heading),
      alignment: paragraph['fo:text-align'] ?? base.alignment,
      bold: boldOf(text['fo:font-weight'] ?? text['style:font-weight-asian']) ?? base.bold,
      shift: shiftOf(text['style:text-position']) ?? base.shift,
      hidden: text['text:display'] === undefined ? base.hidden : text['text:display'] === 'none',
      list: attributes['style:list-style-name'] ?? base.list,
    };
    this.#known.set(key, style);
    return style;
  }
}
