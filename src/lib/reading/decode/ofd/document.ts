/** The skeleton of a document in an OFD package: which pages, templates and annexes it has, and where they lie. */
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';
import { numbersOf } from './matrix.ts';
import type { Part, Parts } from './parts.ts';
import { type Composites, compositesOf } from './resources.ts';

export interface OutlineEntry {
  readonly title: string;
  /** From 1. */
  readonly level: number;
}

export interface OfdDocument {
  readonly part: Part;
  /** The DocBody in OFD.xml, which knows what stands beside the document. */
  readonly body: XmlNode;
  /** Numbers and places of the pages in order. */
  readonly pages: readonly { readonly id: string; readonly location: string }[];
  /** Places of the templates by their number. */
  readonly templates: ReadonlyMap<string, string>;
  readonly composites: Composites;
  readonly outline: readonly OutlineEntry[];
  /** Width and height of a page that names none, in millimetres. */
  readonly size: readonly [number, number];
}

const a4: readonly [number, number] = [210, 297];
const mostEntries = 5000;

/** @param area a PageArea or Area; @returns width and height in millimetres, null when there are none */
export function sizeOf(area: XmlNode | undefined): readonly [number, number] | null {
  const [, , width = 0, height = 0] = numbersOf(child(area, 'PhysicalBox')?.text);
  return width > 0 && height > 0 ? [width, height] : null;
}

/** Titles of the list of contents, in order. */
function outlineOf(node: XmlNode | undefined, level = 1): OutlineEntry[] {
  return childrenOf(node, 'OutlineElem').flatMap((element) => [
    { title: element.attributes['Title'] ?? '', level },
    ...outlineOf(element, level + 1),
  ]);
}

/** Of several versions of a document the current one counts (GB/T 33190-2016, 17). */
async function rootOf(parts: Parts, body: XmlNode, from: string): Promise<Part | null> {
  const versions = childrenOf(child(body, 'Versions'), 'Version');
  const current = versions.find(({ attributes }) => attributes['Current'] === 'true');
  const version = await parts.read(current?.attributes['BaseLoc'], from);
  const newest = version && (await parts.read(child(version.root, 'DocRoot')?.text, version.name));
  return newest ?? parts.read(child(body, 'DocRoot')?.text, from);
}

/** @param body a DocBody of OFD.xml, the part named `from`; @returns null when its document is not there */
export async function openDocument(parts: Parts, body: XmlNode, from: string): Promise<OfdDocument | null> {
  const part = await rootOf(parts, body, from);
  if (part === null) return null;
  const common = child(part.root, 'CommonData');
  const pages = childrenOf(child(part.root, 'Pages'), 'Page').map(({ attributes }) => ({
    id: attributes['ID'] ?? '',
    location: attributes['BaseLoc'] ?? '',
  }));
  const templates = childrenOf(common, 'TemplatePage').map(
    ({ attributes }) => [attributes['ID'] ?? '', attributes['BaseLoc'] ?? ''] as const,
  );
  return {
    part,
    body,
    pages,
    templates: new Map(templates),
    composites: await compositesOf(parts, part, common, ['PublicRes', 'DocumentRes']),
    outline: outlineOf(child(part.root, 'Outlines')).slice(0, mostEntries),
    size: sizeOf(child(common, 'PageArea')) ?? a4,
  };
}
