/**
 * Turns the element tree into paragraphs in reading order. Block-level elements and line breaks end a paragraph,
 * inline elements do not, whatever way the text is cut into `<span>`s. The walk keeps its own stack, so depth is
 * no matter.
 */

import type { Address } from '../../../core/model.ts';
import { Box } from './box.ts';
import { ListNumbers } from './list-numbers.ts';
import { type Paragraph, ParagraphBuilder } from './paragraph.ts';
import type { HtmlDocument, HtmlElement, HtmlNode } from './parse.ts';
import { pictureCaption, pictureSource } from './pictures.ts';

export type { Paragraph } from './paragraph.ts';

export interface Flow {
  /** In document order: a parent stands before its children. */
  readonly boxes: readonly Box[];
  readonly paragraphs: readonly Paragraph[];
  /** Pictures with their addresses as written, and what the page says that they show. */
  readonly pictures: readonly Linked[];
  /** Addresses of embedded documents, as written. */
  readonly frames: readonly Linked[];
  /** Text that is not shown within shown text, or drawn: left out. */
  readonly unshown: readonly { readonly box: Box; readonly size: number }[];
  /** What stands in the page's own scripts, for the little that can be read from it. */
  readonly scripts: string;
}

/** An element that shows what stands at another address. */
export interface Linked extends Address {
  readonly box: Box;
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
/** Elements that hold code, or a description of the page that is read elsewhere. */
const codeTags = new Set(['script', 'style', 'template', 'title', 'iframe', 'noframes']);
/** Elements that show another document. */
const frameTags: Readonly<Record<string, string>> = {
  iframe: 'src',
  frame: 'src',
  embed: 'src',
  object: 'data',
};
const controlTags = new Set(['input', 'select', 'button', 'textarea']);

/** Characters of text below an element. */
function textSize(element: HtmlElement): number {
  let size = 0;
  const stack: HtmlNode[] = [...element.childNodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) size += node.value.replace(/\s+/g, '').length;
    else if (isElement(node) && !codeTags.has(node.tagName)) stack.push(...node.childNodes);
  }
  return size;
}

const isBlock = (box: Box): boolean =>
  blockTags.has(box.tag) || /display:\s*(?:block|flex|table)/i.test(box.attributes.get('style') ?? '');

const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;

/** Characters of scripts that are looked at. */
const maxScripts = 500_000;

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
  const lists = new ListNumbers();
  const pictures: Linked[] = [];
  const frames: Linked[] = [];
  const unshown: { box: Box; size: number }[] = [];
  const leaveOut = (node: HtmlElement, box: Box): void => {
    const size = textSize(node);
    if (size > 0) unshown.push({ box, size });
  };
  let scripts = '';
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
    } else if (isElement(node) && node.tagName in frameTags) {
      const box = new Box(node, frame.box);
      const url = box.attributes.get(frameTags[node.tagName] ?? '')?.trim() ?? '';
      // The box takes part in the search for furniture, not in the text.
      boxes.push(box);
      if (url !== '' && !/^(?:about|javascript):/i.test(url))
        frames.push({ box, text: box.attributes.get('title') ?? '', url });
    } else if (isElement(node) && node.tagName === 'script') {
      if (scripts.length < maxScripts)
        scripts += `${node.childNodes.map((part) => ('value' in part ? part.value : '')).join('')}\n`;
    } else if (isElement(node) && silentTags.has(node.tagName)) {
      if (frame.box && !codeTags.has(node.tagName)) leaveOut(node, frame.box);
    } else if (isElement(node)) {
      const box = new Box(node, frame.box);
      boxes.push(box);
      if (box.tag === 'img') {
        const url = pictureSource(box);
        const caption = pictureCaption(box);
        if (url !== null) pictures.push({ box, text: caption ?? '', url });
        if (url !== null && caption !== null)
          builder.picture(caption, node.sourceCodeLocation?.startLine ?? 1, box);
        continue;
      }
      if (controlTags.has(box.tag)) box.mass.controls++;
      const block = isBlock(box);
      if (box.tag === 'ol') lists.begin(box, node.childNodes.filter((item) => item.nodeName === 'li').length);
      const number = box.tag === 'li' ? lists.of(box) : null;
      if (number !== null) builder.numbers.set(box, number);
      // Hidden words within a paragraph are not part of what it says.
      if (box.hidden && !block) {
        leaveOut(node, box);
        continue;
      }
      if (frame.block !== null && (block || box.tag === 'br')) builder.end(frame.block);
      stack.push({ children: node.childNodes, next: 0, box, block: block ? box : frame.block });
    }
  }
  return { boxes, paragraphs: builder.paragraphs, pictures, frames, unshown, scripts };
}
