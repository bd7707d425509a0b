/** What pages refer to by number: composite graphics, which may hold text. Fonts are of no use: text is Unicode. */
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';
import type { Part, Parts } from './parts.ts';

/** Contents of composite graphics by their number. */
export type Composites = ReadonlyMap<string, XmlNode>;

/** @param holder the part, and the element in it, that names resources; @param names of the elements that do */
export async function compositesOf(
  parts: Parts,
  { name }: Part,
  holder: XmlNode | undefined,
  names: readonly string[],
): Promise<Composites> {
  const found = new Map<string, XmlNode>();
  for (const { text } of names.flatMap((element) => childrenOf(holder, element))) {
    const part = await parts.read(text, name);
    const units = childrenOf(part?.root, 'CompositeGraphicUnits').flatMap(({ children }) => children);
    for (const unit of units) {
      const content = child(unit, 'Content');
      if (content && unit.attributes['ID']) found.set(unit.attributes['ID'], content);
    }
  }
  return found;
}
