/** Parses HTML within bounds: size, depth and time of the tree are limited whatever the markup does. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, type TreeAdapter } from 'parse5';

export type HtmlNode = DefaultTreeAdapterMap['childNode'];
export type HtmlElement = DefaultTreeAdapterMap['element'];
export type HtmlDocument = DefaultTreeAdapterMap['document'];

/** Raised by the parser's own callbacks only, and caught by `parseHtml`. */
class TooComplex extends Error {}

const maxNodes = 400_000;
/** Looking for an open element takes time in proportion to the depth, so the sum of depths is what costs. */
const maxDepthSum = 120_000_000;
const maxMilliseconds = 3000;
const chunkLength = 64 * 1024;

function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let nodes = 0;
  let depthSum = 0;
  const depths = new WeakMap<object, number>();
  const count = (): void => {
    if (++nodes > maxNodes) throw new TooComplex('nodes');
  };
  const place = (parent: object, child: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1;
    depths.set(child, depth);
    depthSum += depth;
    if (depthSum > maxDepthSum) throw new TooComplex('depth');
  };
  return {
    ...defaultTreeAdapter,
    createElement(tag, namespace, attributes) {
      count();
      return defaultTreeAdapter.createElement(tag, namespace, attributes);
    },
    createTextNode(value) {
      count();
      return defaultTreeAdapter.createTextNode(value);
    },
    createCommentNode(value) {
      count();
      return defaultTreeAdapter.createCommentNode(value);
    },
    appendChild(parent, child) {
      place(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, reference) {
      place(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, reference);
    },
  };
}

/** @returns the document, or null when the markup is nested or split beyond what any page needs */
export function parseHtml(html: string): HtmlDocument | null {
  const parser = new Parser<DefaultTreeAdapterMap>({
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: boundedAdapter(),
  });
  const end = performance.now() + maxMilliseconds;
  try {
    for (let at = 0; at === 0 || at < html.length; at += chunkLength) {
      if (performance.now() > end) return null;
      parser.tokenizer.write(html.slice(at, at + chunkLength), at + chunkLength >= html.length);
    }
  } catch (error) {
    if (error instanceof TooComplex) return null;
    throw error;
  }
  return parser.document;
}
