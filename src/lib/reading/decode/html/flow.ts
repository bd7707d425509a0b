/**
 * Turns the element tree into paragraphs in reading order. Block-level elements and line breaks end a paragraph,
 * inline elements do not, whatever way the text is cut into `<span>`s. The walk keeps its own stack, so depth is
 * no matter.
 */
import { Box } from './box.ts';
import type { HtmlDocument, HtmlElement, HtmlNode } from './parse.ts';

/** A paragraph of the page with the element that it stands in. */
export interface Paragraph {
  readonly box: Box;
  readonly line: number;
  readonly text: string;
  /** Characters without white space: all, linked, bold. */
  readonly size: { text: number; linked: number; bold: number };
  readonly centred: boolean;
  readonly heading: number | null;
  /** Address that the first link in the paragraph leads to. */
  readonly href: string | null;
}

export interface Flow {
  /** In document order: a parent stands before its children. */
  readonly boxes: readonly Box[];
  readonly paragraphs: readonly Paragraph[];
}

const blockTags = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul button noscript'.split(
    ' ',
  ),
);
/** Elements whose content is no text of the page. */
const silentTags = new Set(
  'script style template title iframe object embed applet svg math canvas audio video noframes rt rp'.split(
    ' ',
  ),
);
const controlTags = new Set(['input', 'select', 'button', 'textarea']);

/**
 * White space as a browser shows it, except that a line break of the source next to a Chinese character is none:
 * editors wrap Chinese text anywhere.
 */
function collapse(text: string): string {
  const isWide = (character: string | undefined): boolean => character !== undefined && character > '\x7f';
  return text
    .replace(/[ \t\r\n\f]+/g, (run, offset: number, whole: string) => {
      const wrapped = /[\r\n]/.test(run) && (isWide(whole[offset - 1]) || isWide(whole[offset + run.length]));
      return wrapped ? '' : ' ';
    })
    .replace(/^ | $/g, '');
}

class ParagraphBuilder {
  readonly paragraphs: Paragraph[] = [];
  #text = '';
  #line = 0;
  #size = { text: 0, linked: 0, bold: 0 };
  #inner: Box | null = null;
  #href: string | null = null;

  add(text: string, line: number, box: Box): void {
    const size = text.replace(/\s+/g, '').length;
    if (size > 0 && this.#inner === null) {
      const leading = /^\s*/.exec(text)?.[0] ?? '';
      this.#line = line + (leading.match(/\n/g)?.length ?? 0);
      this.#inner = box;
    }
    this.#text += text;
    this.#size.text += size;
    if (box.linked) this.#size.linked += size;
    if (box.bold) this.#size.bold += size;
    if (box.linked && this.#href === null) this.#href = hrefOf(box);
  }

  /** @param box the block-level element that the paragraph stands in */
  end(box: Box): void {
    const inner = this.#inner;
    const text = collapse(this.#text);
    if (inner !== null && text !== '') {
      const { centred, heading } = inner;
      const size = this.#size;
      this.paragraphs.push({ box, line: this.#line, text, size, centred, heading, href: this.#href });
    }
    this.#text = '';
    this.#size = { text: 0, linked: 0, bold: 0 };
    this.#inner = null;
    this.#href = null;
  }
}

function hrefOf(box: Box): string | null {
  for (const { tag, attributes } of box.lineage()) if (tag === 'a') return attributes.get('href') ?? null;
  return null;
}

const isBlock = (box: Box): boolean =>
  blockTags.has(box.tag) || /display:\s*(?:block|flex|table)/i.test(box.attributes.get('style') ?? '');

const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;

interface Frame {
  readonly children: readonly HtmlNode[];
  next: number;
  readonly box: Box | null;
  /** The nearest block-level element, itself included. */
  readonly block: Box | null;
}

/** @param keepLines line breaks of the source end paragraphs everywhere: plain text with stray tags */
export function flow(document: HtmlDocument, keepLines: boolean): Flow {
  const boxes: Box[] = [];
  const builder = new ParagraphBuilder();
  const stack: Frame[] = [{ children: document.childNodes, next: 0, box: null, block: null }];
  const text = (value: string, line: number, frame: Frame): void => {
    if (frame.box === null || frame.block === null) return;
    const parts = keepLines || frame.box.preformatted ? value.split('\n') : [value];
    for (const [i, part] of parts.entries()) {
      if (i > 0) builder.end(frame.block);
      builder.add(part, line + i, frame.box);
    }
  };
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.children[frame.next++];
    if (node === undefined) {
      if (frame.box !== null && frame.box === frame.block) builder.end(frame.block);
      stack.pop();
    } else if (node.nodeName === '#text' && 'value' in node) {
      text(node.value, node.sourceCodeLocation?.startLine ?? 1, frame);
    } else if (isElement(node) && !silentTags.has(node.tagName)) {
      const box = new Box(node, frame.box);
      boxes.push(box);
      if (controlTags.has(box.tag)) box.mass.controls++;
      const block = isBlock(box);
      // Hidden words within a paragraph are not part of what it says.
      if (box.hidden && !block) continue;
      if (frame.block !== null && (block || box.tag === 'br')) builder.end(frame.block);
      stack.push({ children: node.childNodes, next: 0, box, block: block ? box : frame.block });
    }
  }
  return { boxes, paragraphs: builder.paragraphs };
}
