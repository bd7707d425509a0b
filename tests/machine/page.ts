/** What stands in the head of a built page, read with a library that the site does not write with. */
import { readFileSync } from 'node:fs';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface Head {
  /** `name` or `property` and `content` of the `<meta>` elements, in their order. */
  readonly metas: readonly { readonly key: string; readonly value: string }[];
  readonly links: readonly Readonly<Record<string, string>>[];
  /** Parsed `<script type="application/ld+json">`. */
  readonly jsonLd: readonly unknown[];
  readonly title: string;
}

function* elements(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* elements(child);
}

const attributes = ({ attrs }: Element): Record<string, string> =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

const textOf = (element: Element): string =>
  element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');

/** @param file an HTML file */
export function readHead(file: string): Head {
  const all = [...elements(parse(readFileSync(file, 'utf8')))];
  const of = (tag: string) => all.filter(({ tagName }) => tagName === tag);
  return {
    metas: of('meta').flatMap((element) => {
      const { name, property, content } = attributes(element);
      const key = name ?? property;
      return key && content ? [{ key, value: content }] : [];
    }),
    links: of('link').map(attributes),
    jsonLd: of('script')
      .filter((element) => attributes(element)['type'] === 'application/ld+json')
      .map((element) => JSON.parse(textOf(element))),
    title: of('title').map(textOf).join(''),
  };
}
