import type { Declared } from '../../../core/model.ts';
import type { HtmlDocument, HtmlElement, HtmlNode } from './parse.ts';

const maxDeclared = 80;
const maxValue = 2000;
/** Settings of the browser that say nothing about the document. */
const technical =
  /^(?:viewport|renderer|robots|generator|csrf-|format-detection|apple-|msapplication|theme-color|referrer)/i;

const attribute = (element: HtmlElement, name: string): string =>
  element.attrs.find((attr) => attr.name === name)?.value.trim() ?? '';

const textOf = (element: HtmlElement): string =>
  element.childNodes
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

function declarationOf(node: HtmlNode): { name: string; value: string } | null {
  if (node.nodeName === '#comment' && 'data' in node) {
    const address = /saved from url=\(\d+\)\s*(\S+)/i.exec(node.data)?.[1];
    return address ? { name: 'savedFrom', value: address } : null;
  }
  if (!('tagName' in node)) return null;
  if (node.tagName === 'title') return { name: 'title', value: textOf(node) };
  if (node.tagName === 'link' && attribute(node, 'rel').toLowerCase() === 'canonical') {
    return { name: 'canonical', value: attribute(node, 'href') };
  }
  if (node.tagName !== 'meta') return null;
  const name = attribute(node, 'name') || attribute(node, 'property') || attribute(node, 'itemprop');
  return name === '' || technical.test(name) ? null : { name, value: attribute(node, 'content') };
}

/** What a page says about itself in `<title>`, `<meta>`, the canonical link and the browser's saved-from comment. */
export function declaredBy(document: HtmlDocument): Declared[] {
  const found: Declared[] = [];
  const stack: HtmlNode[] = document.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined && found.length < maxDeclared; node = stack.pop()) {
    const declaration = declarationOf(node);
    if (declaration && declaration.value !== '') {
      const line = node.sourceCodeLocation?.startLine ?? 1;
      found.push({ name: declaration.name, value: declaration.value.slice(0, maxValue), line });
    }
    const drawing = 'tagName' in node && (node.tagName === 'svg' || node.tagName === 'template');
    if ('childNodes' in node && !drawing) for (const child of node.childNodes.toReversed()) stack.push(child);
  }
  return found;
}
