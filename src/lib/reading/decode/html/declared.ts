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

/** Comments in which page savers leave the address of the page. */
const savers: readonly RegExp[] = [
  // Internet Explorer, Chrome, Edge
  /saved from url=\(\d+\)\s*(\S+)/i,
  // SingleFile
  /page saved with singlefile[\s\S]{0,200}?\burl:\s*(\S+)/i,
  // HTTrack leaves out the scheme
  /mirrored from\s+(\S+)\s+by httrack/i,
  // monolith, and others that say so in a sentence
  /\b(?:saved|archived|captured|downloaded|retrieved|fetched) (?:page )?(?:from|url:?)\s*:?\s*(https?:\/\/\S+)/i,
  /\b(?:source|original|page) url:\s*(https?:\/\/\S+)/i,
];

function savedFrom(comment: string): string | null {
  for (const saver of savers) {
    const address = saver.exec(comment)?.[1];
    if (address !== undefined) return /^[a-z]+:/i.test(address) ? address : `http://${address}`;
  }
  return null;
}

/** Names under which page savers declare the address instead of in a comment. */
const savedNames = new Set(['savepage-url', 'savepage-from', 'original-url', 'source-url']);

function declarationOf(node: HtmlNode): { name: string; value: string } | null {
  if (node.nodeName === '#comment' && 'data' in node) {
    const address = savedFrom(node.data);
    return address === null ? null : { name: 'savedFrom', value: address };
  }
  if (!('tagName' in node)) return null;
  if (node.tagName === 'html') {
    const source = attribute(node, 'data-scrapbook-source');
    return source === '' ? null : { name: 'savedFrom', value: source };
  }
  if (node.tagName === 'base') return { name: 'base', value: attribute(node, 'href') };
  if (node.tagName === 'title') return { name: 'title', value: textOf(node) };
  if (node.tagName === 'link' && attribute(node, 'rel').toLowerCase() === 'canonical') {
    return { name: 'canonical', value: attribute(node, 'href') };
  }
  if (node.tagName !== 'meta') return null;
  const name = attribute(node, 'name') || attribute(node, 'property') || attribute(node, 'itemprop');
  if (savedNames.has(name.toLowerCase())) return { name: 'savedFrom', value: attribute(node, 'content') };
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
