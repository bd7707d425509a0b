/** Draws a page of an OFD by what our reader knows of it: texts, paths and pictures, on its templates. */
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { unlessDamaged } from '../ofd/damage.ts';
import { type OfdDocument, openDocument, sizeOf } from '../ofd/document.ts';
import { pointsPerMillimetre } from '../ofd/glyphs.ts';
import { Ink } from '../ofd/ink.ts';
import { identity, type Matrix } from '../ofd/matrix.ts';
import type { DrawnObject } from '../ofd/objects.ts';
import { type Part, Parts } from '../ofd/parts.ts';
import { type Composites, compositesOf, type Drawables, drawablesOf } from '../ofd/resources.ts';
import { widthOf } from '../ofd/widths.ts';
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';
import { Archive } from '../zip.ts';
import { useTypeface } from './lettering.ts';
import { stepsOf, tracePath } from './ofd-path.ts';
import { decodedPicture } from './ofd-picture.ts';

/** Steps of paths and dots of pictures on one page. */
const mostSteps = 300_000;
const mostDots = 60_000_000;
/** Width of a line that names none, in millimetres (GB/T 33190-2016, 8.2). */
const usualLine = 0.353;
/** Stands for a picture that cannot be read. */
const missing = '#e6e6e6';
/** Larger letters than the page is wide are none. */
const largest = 2000;

/** Finds a page by its number in all documents of the package. */
async function pageAt(
  parts: Parts,
  number: number,
): Promise<{ readonly document: OfdDocument; readonly location: string } | null> {
  const entry = await parts.read('OFD.xml');
  let before = 0;
  for (const body of childrenOf(entry?.root, 'DocBody')) {
    const document = await unlessDamaged(() => openDocument(parts, body, entry?.name ?? ''));
    const page = document?.pages[number - before - 1];
    if (document && page) return { document, location: page.location };
    before += document?.pages.length ?? 0;
  }
  return null;
}

const colourOf = (node: XmlNode | undefined): string | null => {
  const value = node?.attributes['Value']?.trim().split(/\s+/).map(Number) ?? [];
  if (value.length < 3 || !value.every(Number.isFinite)) return null;
  const alpha = Number(node?.attributes['Alpha'] ?? 255);
  return `rgba(${value.slice(0, 3).join(', ')}, ${Number.isFinite(alpha) ? alpha / 255 : 1})`;
};

/** What the objects of one part are drawn with. */
interface Kit {
  readonly composites: Composites;
  readonly drawables: Drawables;
}

class Brush {
  readonly #context: SKRSContext2D;
  /** Dots a millimetre. */
  readonly #scale: number;
  readonly #parts: Parts;
  readonly #ink = new Ink();
  #steps = mostSteps;
  #dots = mostDots;

  constructor(context: SKRSContext2D, scale: number, parts: Parts) {
    this.#context = context;
    this.#scale = scale;
    this.#parts = parts;
  }

  #place([a, b, c, d, e, f]: Matrix): void {
    const k = this.#scale;
    this.#context.setTransform(a * k, b * k, c * k, d * k, e * k, f * k);
  }

  #text(object: DrawnObject, colour: string): void {
    const [context, dots] = [this.#context, this.#scale / pointsPerMillimetre];
    context.fillStyle = colour;
    for (const { text, x, y, size, width, angle } of this.#ink.glyphs(object)) {
      const high = size * dots;
      if (text.trim() === '' || !(high > 0) || high > largest) continue;
      context.setTransform(1, 0, 0, 1, x * dots, y * dots);
      context.rotate(angle);
      // Condensed as the file says: what a character takes of the width that the font gives it.
      context.scale(width / (size * widthOf(text)) || 1, 1);
      context.font = `${high}px sheet`;
      context.fillText(text, 0, 0);
    }
  }

  #path({ node, matrix }: DrawnObject, fill: string, stroke: string, lineWidth: number): void {
    const steps = stepsOf(child(node, 'AbbreviatedData')?.text ?? '', this.#steps);
    this.#steps -= steps.length;
    const context = this.#context;
    this.#place(matrix);
    tracePath(context, steps);
    context.fillStyle = fill;
    context.strokeStyle = stroke;
    context.lineWidth = lineWidth;
    if (node.attributes['Fill'] === 'true')
      context.fill(node.attributes['Rule'] === 'Even-Odd' ? 'evenodd' : 'nonzero');
    if (node.attributes['Stroke'] !== 'false') context.stroke();
  }

  async #picture({ node, matrix }: DrawnObject, { pictures }: Drawables): Promise<void> {
    const named = pictures.get(node.attributes['ResourceID'] ?? '');
    const bytes = named && (await unlessDamaged(() => this.#parts.bytes(named.location, named.from)));
    const picture = bytes ? await decodedPicture(bytes, this.#dots) : null;
    this.#place(matrix);
    if (picture) {
      this.#dots -= picture.dots;
      this.#context.drawImage(picture.canvas, 0, 0, 1, 1);
    } else {
      this.#context.fillStyle = missing;
      this.#context.fillRect(0, 0, 1, 1);
    }
  }

  /** Draws all that stands in a part, in its order. */
  async draw(content: XmlNode | undefined, { composites, drawables }: Kit): Promise<void> {
    const objects: { readonly object: DrawnObject; readonly layer: string | undefined }[] = [];
    let layer: string | undefined;
    this.#ink.walk(content, identity, composites, (object) => {
      if (object.node.name === 'Layer') layer = object.node.attributes['DrawParam'];
      if (!object.hidden) objects.push({ object, layer });
    });
    for (const { object, layer: around } of objects) {
      const { node } = object;
      const manner = drawables.manners.get(node.attributes['DrawParam'] ?? around ?? '');
      const colour = (name: string): string =>
        colourOf(child(node, name)) ?? colourOf(child(manner, name)) ?? 'black';
      const width = Number(node.attributes['LineWidth'] ?? manner?.attributes['LineWidth'] ?? usualLine);
      if (node.name === 'TextObject') this.#text(object, colour('FillColor'));
      else if (node.name === 'PathObject')
        this.#path(object, colour('FillColor'), colour('StrokeColor'), width > 0 ? width : usualLine);
      else if (node.name === 'ImageObject') await this.#picture(object, drawables);
    }
  }
}

/** What a page or template is drawn with: what the document has for all, and what it has itself. */
async function kitOf(parts: Parts, document: OfdDocument, part: Part): Promise<Kit> {
  const common = child(document.part.root, 'CommonData');
  const shared = await drawablesOf(parts, document.part, common, ['PublicRes', 'DocumentRes']);
  const own = await drawablesOf(parts, part, part.root, ['PageRes']);
  const composites = await compositesOf(parts, part, part.root, ['PageRes']);
  return {
    composites: new Map([...document.composites, ...composites]),
    drawables: {
      pictures: new Map([...shared.pictures, ...own.pictures]),
      manners: new Map([...shared.manners, ...own.manners]),
    },
  };
}

/**
 * @param number of the page, from 1, over all documents of the package
 * @param width of the picture in dots, as the page lies in the file
 * @throws for a damaged page, and for a file that asks for too much
 */
export async function drawOfdPage(
  bytes: Uint8Array,
  number: number,
  width: number,
  height: number,
): Promise<Canvas> {
  const parts = new Parts(await Archive.open(bytes), 'drawing');
  const found = await pageAt(parts, number);
  const part = found && (await parts.read(found.location, found.document.part.name));
  if (!found || !part) throw new Error('no page');
  const { document } = found;
  const [wide, high] = sizeOf(child(part.root, 'Area')) ?? document.size;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  useTypeface(context);
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  const brush = new Brush(context, Math.min(width / wide, height / high), parts);
  const templates = childrenOf(part.root, 'Template');
  const isAbove = ({ attributes }: XmlNode): boolean => attributes['ZOrder'] === 'Foreground';
  const drawTemplates = async (some: readonly XmlNode[]): Promise<void> => {
    for (const { attributes } of some) {
      const location = document.templates.get(attributes['TemplateID'] ?? '');
      const template = await unlessDamaged(() => parts.read(location, document.part.name));
      if (template) await brush.draw(child(template.root, 'Content'), await kitOf(parts, document, template));
    }
  };
  await drawTemplates(templates.filter((one) => !isAbove(one)));
  await brush.draw(child(part.root, 'Content'), await kitOf(parts, document, part));
  await drawTemplates(templates.filter(isAbove));
  return canvas;
}
