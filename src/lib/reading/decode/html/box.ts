/** The element tree as the readers of a page need it: flat, in document order, without recursion. */
import type { Shift } from '../raised.ts';
import type { HtmlElement } from './parse.ts';

const styleOf = (attributes: ReadonlyMap<string, string>): string =>
  (attributes.get('style') ?? '').slice(0, 2000).toLowerCase().replace(/\s+/g, '');

function centring(tag: string, attributes: ReadonlyMap<string, string>, style: string): boolean | null {
  if (tag === 'center') return true;
  const aligned = /(?:^|;)text-align:([a-z-]+)/.exec(style)?.[1];
  if (aligned !== undefined) return aligned === 'center' || aligned === '-webkit-center';
  const align = attributes.get('align')?.trim().toLowerCase();
  if (align !== undefined && tag !== 'table' && tag !== 'img')
    return align === 'center' || align === 'middle';
  const names = (attributes.get('class') ?? '').toLowerCase().split(/\s+/);
  if (names.some((name) => /^(?:text-?center|ql-align-center|tc|align-?center|center)$/.test(name)))
    return true;
  return tag === 'table' || tag === 'td' ? false : null;
}

function boldness(tag: string, style: string): boolean | null {
  const weight = /(?:^|;)font-weight:([a-z0-9]+)/.exec(style)?.[1];
  if (weight !== undefined) return weight.startsWith('bold') || Number(weight) >= 600;
  return tag === 'b' || tag === 'strong' || tag === 'th' || /^h[1-6]$/.test(tag) ? true : null;
}

function hides(attributes: ReadonlyMap<string, string>, style: string): boolean {
  return attributes.has('hidden') || /(?:^|;)(?:display:none|visibility:hidden)/.test(style);
}

function shiftOf(tag: string, style: string): Shift | null {
  const align = /(?:^|;)vertical-align:(super|sub)(?:;|$)/.exec(style)?.[1] ?? tag.replace('sup', 'super');
  return align === 'super' ? 'raised' : align === 'sub' ? 'lowered' : null;
}

const preserves = (style: string): boolean =>
  /(?:^|;)white-space:(?:pre|pre-wrap|pre-line)(?:;|$)/.test(style);

export class Box {
  readonly tag: string;
  readonly parent: Box | null;
  readonly attributes: ReadonlyMap<string, string>;
  /** Nearest table, row and cell, itself included; a nested table starts anew. */
  readonly table: Box | null;
  readonly row: Box | null;
  readonly cell: Box | null;
  /** Rows of a table, cells of a row. */
  readonly parts: Box[] = [];
  /** A table inside a table is there for the layout of the page. */
  holdsTable = false;
  /** Not shown by its own style; what stands in it is not shown either. */
  readonly hidden: boolean;
  readonly centred: boolean;
  readonly bold: boolean;
  /** The link that the element stands in, itself included. */
  readonly anchor: Box | null;
  /** The list item that the element stands in, itself included. */
  readonly item: Box | null;
  /** Set as a superscript or subscript. */
  readonly shift: Shift | null;
  readonly heading: number | null;
  /** White space counts as written. */
  readonly preformatted: boolean;
  /** Characters below the element: all, linked ones, those in prose; number of whole sentences, headings, controls. */
  readonly mass = { text: 0, linked: 0, sentence: 0, statements: 0, headings: 0, controls: 0 };
  /** Reason why the element is page furniture, its own or an ancestor's. */
  furniture: string | null = null;
  /** Stands in the element that the page itself names as the article. */
  inNamedArticle = false;

  constructor(element: HtmlElement, parent: Box | null) {
    const tag = element.tagName;
    const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
    const style = styleOf(attributes);
    const heading = /^h([1-6])$/.exec(tag)?.[1];
    const table = tag === 'table';
    this.tag = tag;
    this.parent = parent;
    this.attributes = attributes;
    this.table = table ? this : (parent?.table ?? null);
    this.row = tag === 'tr' ? this : table ? null : (parent?.row ?? null);
    this.cell = tag === 'td' || tag === 'th' ? this : table || tag === 'tr' ? null : (parent?.cell ?? null);
    this.hidden = hides(attributes, style);
    this.centred = centring(tag, attributes, style) ?? parent?.centred ?? false;
    this.bold = boldness(tag, style) ?? parent?.bold ?? false;
    this.anchor = tag === 'a' && attributes.has('href') ? this : (parent?.anchor ?? null);
    this.item = tag === 'li' ? this : (parent?.item ?? null);
    this.shift = shiftOf(tag, style) ?? parent?.shift ?? null;
    this.heading = heading === undefined ? (parent?.heading ?? null) : Number(heading);
    this.preformatted = (parent?.preformatted ?? false) || tag === 'pre' || preserves(style);
    if (tag === 'tr') parent?.table?.parts.push(this);
    if (tag === 'td' || tag === 'th') parent?.row?.parts.push(this);
    if (table && parent?.table) parent.table.holdsTable = true;
  }

  /** The element and its ancestors, inside out. */
  *lineage(): Generator<Box> {
    for (let box: Box | null = this; box !== null; box = box.parent) yield box;
  }

  /** Ids and classes as written. */
  names(): string[] {
    const id = this.attributes.get('id') ?? '';
    return `${id} ${this.attributes.get('class') ?? ''}`.slice(0, 500).split(/\s+/).filter(Boolean);
  }
}
