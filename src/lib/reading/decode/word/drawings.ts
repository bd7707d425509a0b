/** What is drawn in a Word document: text boxes are read, pictures, charts and embedded files are counted. */
import { child, descendant, type XmlNode } from '../xml/xml.ts';
import type { Tally } from './tally.ts';

/** Of a choice and its fallback only one is shown. */
const shownParts = (node: XmlNode): readonly XmlNode[] =>
  node.name === 'mc:AlternateContent'
    ? ((child(node, 'mc:Choice') ?? child(node, 'mc:Fallback'))?.children ?? [])
    : node.children;

/** Text boxes below a drawing. */
export function textBoxes(node: XmlNode): XmlNode[] {
  if (node.name === 'w:txbxContent') return [node];
  if (node.name === 'mc:AlternateContent') {
    const found = shownParts(node).flatMap(textBoxes);
    return found.length > 0 ? found : (child(node, 'mc:Fallback')?.children.flatMap(textBoxes) ?? []);
  }
  return node.children.flatMap(textBoxes);
}

/** Pictures, charts and embedded files of a drawing; lines and frames are none. */
export function tallyDrawing(node: XmlNode, tally: Tally, targets: ReadonlyMap<string, string>): void {
  const parts = [...below(node)];
  const object = parts.find(({ name }) => name === 'o:OLEObject');
  if (object) {
    tally.objects.push(object.attributes.ProgID ?? '');
    return;
  }
  const caption = descendant(node, 'wp:docPr')?.attributes.descr?.trim() ?? '';
  for (const { name, attributes } of parts) {
    const id =
      name === 'a:blip' ? attributes['r:embed'] : name === 'v:imagedata' ? attributes['r:id'] : undefined;
    const isDiagram = name === 'c:chart' || name === 'dgm:relIds';
    if (id === undefined && !isDiagram) continue;
    const target = targets.get(id ?? attributes['r:id'] ?? attributes['r:dm'] ?? '') ?? '';
    tally.pictures.push(caption === '' || caption.includes(target) ? target : `${caption}（${target}）`);
  }
}

/** Everything below a node that is shown, text boxes left out: they are read by themselves. */
function* below(node: XmlNode): Generator<XmlNode> {
  for (const part of shownParts(node)) {
    if (part.name === 'w:txbxContent') continue;
    yield part;
    yield* below(part);
  }
}
