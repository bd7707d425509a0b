/** The text of an OpenDocument paragraph, as it is shown (OASIS ODF 1.3 part 3, 6). */
import type { Address } from '../../../core/model.ts';
import { shifted } from '../raised.ts';
import type { Tally } from '../word/tally.ts';
import { child, textNode, type XmlNode } from '../xml/xml.ts';
import type { Style, Styles } from './styles.ts';

export interface Note {
  readonly kind: 'footnote' | 'endnote';
  readonly mark: string;
  readonly body: XmlNode;
}

export interface RunText {
  /** A soft line end starts a new one. */
  readonly lines: readonly string[];
  /** Every visible character is bold. */
  readonly bold: boolean;
  readonly links: readonly Address[];
  /** Contents of text boxes that are anchored in the paragraph. */
  readonly boxes: readonly XmlNode[];
  readonly notes: readonly Note[];
  /** Number that the writer put in for programs that cannot count. */
  readonly number: string | null;
}

/** White space of the markup counts once, and a line break next to a Chinese character not at all. */
const collapsed = (text: string): string =>
  text.replace(/[ \t\r\n]+/g, (run, at: number) => {
    const isWide = (i: number): boolean => text.charCodeAt(i) > 0x7f;
    return /[\r\n]/.test(run) && (isWide(at - 1) || isWide(at + run.length)) ? '' : ' ';
  });

/** Characters of text anywhere below. */
export function sizeOf(node: XmlNode): number {
  const own = node.name === textNode ? node.text.replace(/\s+/g, '').length : 0;
  return node.children.reduce((sum, part) => sum + sizeOf(part), own);
}

/** What says nothing in its place: declarations, marks, data of pictures. */
const silent = new Set([
  'office:binary-data',
  'text:tracked-changes',
  'text:sequence-decls',
  'office:event-listeners',
]);
const hiding = new Set(['text:hidden-text', 'text:hidden-paragraph', 'text:ruby-text']);
const drawn = new Set(
  'draw:frame draw:custom-shape draw:rect draw:ellipse draw:g draw:line draw:connector draw:polygon draw:text-box'.split(
    ' ',
  ),
);

export class Runs {
  readonly #styles: Styles;
  readonly #tally: Tally;
  readonly #base: Style;
  #text = '';
  #visible = 0;
  #bold = 0;
  readonly #links: { text: string; url: string }[] = [];
  readonly #boxes: XmlNode[] = [];
  readonly #notes: Note[] = [];
  #number: string | null = null;

  constructor(styles: Styles, tally: Tally, base: Style) {
    this.#styles = styles;
    this.#tally = tally;
    this.#base = base;
  }

  read(paragraph: XmlNode): RunText {
    for (const node of paragraph.children) this.#walk(node, this.#base, null);
    this.#tally.links.push(...this.#links.map(({ url }) => url));
    return {
      lines: this.#text.split('\n'),
      bold: this.#visible > 0 && this.#bold === this.#visible,
      links: this.#links.filter(({ url }) => /^https?:\/\//i.test(url)),
      boxes: this.#boxes,
      notes: this.#notes,
      number: this.#number,
    };
  }

  #put(text: string, style: Style, link: string | null): void {
    const piece = style.shift === 'raised' || style.shift === 'lowered' ? shifted(text, style.shift) : text;
    const size = piece.replace(/\s+/g, '').length;
    this.#text += piece;
    this.#visible += size;
    if (style.bold) this.#bold += size;
    const last = this.#links.at(-1);
    if (link === null || size === 0) return;
    if (last?.url === link && this.#text.endsWith(`${last.text}${piece}`)) last.text += piece;
    else this.#links.push({ text: piece, url: link });
  }

  #walk(node: XmlNode, style: Style, link: string | null): void {
    const { name, attributes } = node;
    if (name === textNode) this.#put(collapsed(node.text), style, link);
    else if (name === 'text:s')
      this.#put(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, 200)), style, null);
    else if (name === 'text:tab') this.#put('\t', style, null);
    else if (name === 'text:line-break') this.#put('\n', style, null);
    else if (name === 'text:number')
      this.#number = node.children
        .map(({ text }) => text)
        .join('')
        .trim();
    else if (name === 'text:note') this.#note(node);
    else if (name === 'office:annotation') this.#comment(node);
    else if (name === 'text:change-start' || name === 'text:change') return;
    else if (drawn.has(name)) this.#draw(node);
    else if (hiding.has(name)) this.#tally.hiddenCharacters += sizeOf(node);
    else if (!silent.has(name)) this.#inside(node, style, link);
  }

  #inside(node: XmlNode, style: Style, link: string | null): void {
    const { name, attributes } = node;
    const own =
      name === 'text:span' || name === 'text:a'
        ? this.#styles.of('text', attributes['text:style-name'])
        : null;
    if (own?.hidden) {
      this.#tally.hiddenCharacters += sizeOf(node);
      return;
    }
    const inner: Style =
      own === null ? style : { ...style, bold: own.bold ?? style.bold, shift: own.shift ?? style.shift };
    const target = name === 'text:a' ? (attributes['xlink:href'] ?? link) : link;
    for (const part of node.children) this.#walk(part, inner, target);
  }

  #note(node: XmlNode): void {
    const citation = child(node, 'text:note-citation');
    const label =
      citation?.attributes['text:label'] ?? citation?.children.map(({ text }) => text).join('') ?? '';
    const mark = shifted(label.trim(), 'raised');
    this.#text += mark;
    const kind = node.attributes['text:note-class'] === 'endnote' ? 'endnote' : 'footnote';
    const body = child(node, 'text:note-body');
    if (body) this.#notes.push({ kind, mark, body });
  }

  #comment(node: XmlNode): void {
    this.#tally.comments++;
    this.#tally.commentCharacters += sizeOf(node);
  }

  /** Text of boxes and shapes is read behind the paragraph; pictures and objects are counted. */
  #draw(node: XmlNode): void {
    const named = node.children.find(({ name }) => name === 'svg:title' || name === 'svg:desc');
    const caption =
      named?.children
        .map(({ text }) => text)
        .join('')
        .trim() ?? '';
    for (const part of node.children) {
      if (part.name === 'draw:text-box' || part.name === 'text:p' || part.name === 'text:list')
        this.#boxes.push(part);
      else if (part.name === 'draw:object' || part.name === 'draw:object-ole')
        this.#tally.objects.push(caption || (part.attributes['xlink:href'] ?? ''));
      else if (
        part.name === 'draw:image' &&
        !node.children.some(({ name }) => name.startsWith('draw:object'))
      )
        this.#tally.pictures.push(caption || (part.attributes['xlink:href'] ?? ''));
      else if (drawn.has(part.name)) this.#draw(part);
    }
  }
}
