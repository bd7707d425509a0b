/**
 * Parses HTML within bounds: number and depth of the nodes and the work of placing them are limited whatever the
 * markup does. They count steps, never the clock: a busy machine reads what an idle one does.
 */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, type Token, type TreeAdapter } from 'parse5';

export type HtmlNode = DefaultTreeAdapterMap['childNode'];
export type HtmlElement = DefaultTreeAdapterMap['element'];
export type HtmlDocument = DefaultTreeAdapterMap['document'];

/** Raised by the parser's own callbacks only, and caught by `parseHtml`. */
class TooComplex extends Error {}

const maxNodes = 400_000;
/** Looking for an open element takes time in proportion to the depth, so the sum of depths is what costs. */
const maxDepthSum = 120_000_000;

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

/** A tag may belong to any open element, whether it adds a node or not: `</x>` is looked for among all of them. */
class BoundedParser extends Parser<DefaultTreeAdapterMap> {
  #looks = 0;

  #look(): void {
    this.#looks += this.openElements.stackTop + 1;
    if (this.#looks > maxDepthSum) throw new TooComplex('tags');
  }

  override onStartTag(token: Token.TagToken): void {
    this.#look();
    super.onStartTag(token);
  }

  override onEndTag(token: Token.TagToken): void {
    this.#look();
    super.onEndTag(token);
  }
}

/** @returns the document, or null when the markup is nested or split beyond what any page needs */
export function parseHtml(html: string): HtmlDocument | null {
  const parser = new BoundedParser({
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: boundedAdapter(),
  });
  try {
    parser.tokenizer.write(html, true);
  } catch (error) {
    if (error instanceof TooComplex) return null;
    throw error;
  }
  return parser.document;
}
