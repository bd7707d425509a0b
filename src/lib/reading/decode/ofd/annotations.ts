/** Notes, stamps and watermarks that lie on a page without being part of it (GB/T 33190-2016, 15). */
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';
import { unlessDamaged } from './damage.ts';
import type { OfdDocument } from './document.ts';
import type { Ink } from './ink.ts';
import { placement } from './matrix.ts';
import { type Aside, textOf } from './pages.ts';
import type { Parts } from './parts.ts';

export interface Annotations {
  /** What is written on the pages. */
  readonly asides: readonly Aside[];
  /** Remarks that are not shown on the page. */
  readonly remarks: readonly string[];
}

const mostFiles = 2000;

/** @param first number of the document's first page */
export async function annotationsOf(
  parts: Parts,
  document: OfdDocument,
  ink: Ink,
  first: number,
): Promise<Annotations> {
  const { part } = document;
  const list = await unlessDamaged(() => parts.read(child(part.root, 'Annotations')?.text, part.name));
  const asides: Aside[] = [];
  const remarks: string[] = [];
  const take = (annotation: XmlNode, page: number): void => {
    const appearance = child(annotation, 'Appearance');
    const { texts } = ink.collect(appearance, placement(appearance?.attributes ?? {}), document.composites);
    const text = textOf(ink.runs(texts));
    if (text !== '') asides.push({ page, text, reason: 'annotation' });
    const remark = child(annotation, 'Remark')?.text.trim();
    if (remark) remarks.push(remark);
  };
  for (const entry of childrenOf(list?.root, 'Page').slice(0, mostFiles)) {
    const index = document.pages.findIndex(({ id }) => id === entry.attributes['PageID']);
    const location = child(entry, 'FileLoc')?.text;
    const file = await unlessDamaged(() => parts.read(location, list?.name));
    for (const annotation of childrenOf(file?.root, 'Annot')) take(annotation, first + Math.max(index, 0));
  }
  return { asides, remarks };
}
