/** Reads one page or template: it is parsed, its texts are placed, and its tree is let go. */
import type { Placed } from '../pdf/upright.ts';
import { child, childrenOf } from '../xml/xml.ts';
import { unlessDamaged } from './damage.ts';
import { type OfdDocument, sizeOf } from './document.ts';
import { pointsPerMillimetre } from './glyphs.ts';
import type { Ink } from './ink.ts';
import { identity } from './matrix.ts';
import type { Parts } from './parts.ts';
import { compositesOf } from './resources.ts';

export interface Sheet {
  readonly runs: readonly Placed[];
  readonly hidden: readonly Placed[];
  readonly pictures: number;
  /** Numbers of the templates that it lies upon. */
  readonly templates: readonly string[];
  /** Width and height in points. */
  readonly size: readonly [number, number];
  /** The markup breaks off. */
  readonly cut: boolean;
}

/**
 * @returns null when the part is missing or damaged
 * @throws TooLarge, TooComplex, TooManyObjects
 */
export async function readSheet(
  location: string,
  parts: Parts,
  document: OfdDocument,
  ink: Ink,
): Promise<Sheet | null> {
  const part = await unlessDamaged(() => parts.read(location, document.part.name));
  if (part === null) return null;
  const own = await unlessDamaged(() => compositesOf(parts, part, part.root, ['PageRes']));
  const composites = own?.size ? new Map([...document.composites, ...own]) : document.composites;
  const content = child(part.root, 'Content');
  const { texts, pictures } = ink.collect(content, identity, composites);
  const shown = ink.runs(texts.filter(({ hidden }) => !hidden));
  const hidden = ink.runs(texts.filter((text) => text.hidden));
  // A scan has its recognised text below the picture, out of sight: that is its text layer.
  const isLayer = shown.length === 0 && pictures > 0;
  const [width, height] = sizeOf(child(part.root, 'Area')) ?? document.size;
  return {
    runs: isLayer ? hidden : shown,
    hidden: isLayer ? [] : hidden,
    pictures,
    templates: childrenOf(part.root, 'Template').map(({ attributes }) => attributes['TemplateID'] ?? ''),
    size: [width * pointsPerMillimetre, height * pointsPerMillimetre],
    cut: part.cut,
  };
}
