/** What pages refer to by number: composite graphics, which may hold text, pictures and manners of drawing. */
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';
import type { Part, Parts } from './parts.ts';

/** Contents of composite graphics by their number. */
export type Composites = ReadonlyMap<string, XmlNode>;

/** @param holder the part, and the element in it, that names resources; @param names of the elements that do */
async function resourceParts(
  parts: Parts,
  { name }: Part,
  holder: XmlNode | undefined,
  names: readonly string[],
): Promise<Part[]> {
  const found: Part[] = [];
  for (const { text } of names.flatMap((element) => childrenOf(holder, element))) {
    const part = await parts.read(text, name);
    if (part) found.push(part);
  }
  return found;
}

/** Elements in lists of a kind, by their number. */
const listed = ({ root }: Part, list: string): [string, XmlNode][] =>
  childrenOf(root, list).flatMap(({ children }) =>
    children.flatMap((node): [string, XmlNode][] =>
      node.attributes['ID'] ? [[node.attributes['ID'], node]] : [],
    ),
  );

/** As `resourceParts`. */
export async function compositesOf(
  parts: Parts,
  part: Part,
  holder: XmlNode | undefined,
  names: readonly string[],
): Promise<Composites> {
  const units = (await resourceParts(parts, part, holder, names)).flatMap((one) =>
    listed(one, 'CompositeGraphicUnits'),
  );
  return new Map(
    units.flatMap(([id, unit]) => {
      const content = child(unit, 'Content');
      return content ? [[id, content] as const] : [];
    }),
  );
}

/** What is needed to draw a page, by number. */
export interface Drawables {
  /** Where the bytes of pictures lie: their address, and the part that gives it. */
  readonly pictures: ReadonlyMap<string, { readonly location: string; readonly from: string }>;
  /** Colours and widths of lines (DrawParam). */
  readonly manners: ReadonlyMap<string, XmlNode>;
}

/** As `resourceParts`. */
export async function drawablesOf(
  parts: Parts,
  part: Part,
  holder: XmlNode | undefined,
  names: readonly string[],
): Promise<Drawables> {
  const all = await resourceParts(parts, part, holder, names);
  const pictures = all.flatMap((one) => {
    // Files lie in the folder that the list names, or beside it.
    const folder = one.root.attributes['BaseLoc'];
    return listed(one, 'MultiMedias').map(([id, node]) => {
      const file = child(node, 'MediaFile')?.text.trim() ?? '';
      const location = folder && !file.startsWith('/') ? `${folder}/${file}` : file;
      return [id, { location, from: one.name }] as const;
    });
  });
  return { pictures: new Map(pictures), manners: new Map(all.flatMap((one) => listed(one, 'DrawParams'))) };
}
