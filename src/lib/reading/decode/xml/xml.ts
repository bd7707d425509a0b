/**
 * Reads XML into a plain tree, tolerant of damage. Entities that a document defines itself are never expanded,
 * and size and depth of the tree are bounded.
 */
import { Parser } from 'htmlparser2';

export interface XmlNode {
  /** With its prefix as written (`w:p`), unless the reader asked for names without. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Text that stands directly in the element. */
  readonly text: string;
}

/** The markup is split or nested beyond what a document needs. */
export class TooComplex extends Error {}

const maxNodes = 1_000_000;
/** Readers of the tree recurse, so depth is what must be small; documents stay below 60. */
const maxDepth = 400;
const chunkLength = 256 * 1024;

type Open = { name: string; attributes: Record<string, string>; children: Open[]; text: string };

/** Encodings of Chinese that an XML declaration may name (XML 1.0, 4.3.3). */
const declaredChinese = /^<\?xml[^>]{0,100}encoding=["'](gb18030|gbk|gb2312|big5)["']/i;

function decodeXml(bytes: Uint8Array | string): string {
  if (typeof bytes === 'string') return bytes;
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return new TextDecoder(declaredChinese.exec(head)?.[1] ?? 'utf-8').decode(bytes);
}

/** The name of an element without its prefix: for formats whose writers choose the prefix themselves. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Name of the nodes that stand for text between elements, where `keep` is `mixed`. */
export const textNode = '#text';

/**
 * @param source bytes in UTF-8 or UTF-16 or a declared encoding of Chinese, or text
 * @param keep names of elements whose text matters; white space of the layout is dropped elsewhere. `mixed` keeps all
 * text in its place between the elements, as nodes named `#text`
 * @param nameOf how the tree names an element, by the name as written
 * @throws TooComplex
 */
export function parseXml(
  source: Uint8Array | string,
  keep: ReadonlySet<string> | 'mixed',
  nameOf: (written: string) => string = (written) => written,
): XmlNode {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack: Open[] = [root];
  let nodes = 0;
  const put = (parent: Open, data: string): void => {
    if (keep !== 'mixed') {
      if (keep.has(parent.name)) parent.text += data;
      return;
    }
    const last = parent.children.at(-1);
    if (last?.name === textNode) last.text += data;
    else parent.children.push({ name: textNode, attributes: {}, children: [], text: data });
  };
  const parser = new Parser(
    {
      onopentag(written, attributes) {
        if (++nodes > maxNodes || stack.length > maxDepth) throw new TooComplex(written);
        const name = nameOf(written);
        const node: Open = { name, attributes, children: [], text: '' };
        stack.at(-1)?.children.push(node);
        stack.push(node);
      },
      ontext(data) {
        const node = stack.at(-1);
        if (node) put(node, data);
      },
      onclosetag() {
        if (stack.length > 1) stack.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const text = decodeXml(source);
  for (let at = 0; at < text.length; at += chunkLength) parser.write(text.slice(at, at + chunkLength));
  parser.end();
  return root;
}

export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((candidate) => candidate.name === name);

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((candidate) => candidate.name === name) ?? [];

/** First element of a name anywhere below, in document order. */
export function descendant(node: XmlNode, name: string): XmlNode | undefined {
  for (const candidate of node.children) {
    if (candidate.name === name) return candidate;
    const below = descendant(candidate, name);
    if (below) return below;
  }
  return undefined;
}
