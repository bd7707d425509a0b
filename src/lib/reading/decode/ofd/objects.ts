/** Walks the objects of a page in the order of drawing, through blocks and composite graphics, down to its texts. */
import type { XmlNode } from '../xml/xml.ts';
import { after, type Matrix, placement } from './matrix.ts';
import type { Composites } from './resources.ts';

export interface TextObject {
  readonly node: XmlNode;
  /** From the object's coordinates to those of the page, in millimetres. */
  readonly matrix: Matrix;
  /** `Visible="false"` on the object or around it. */
  readonly hidden: boolean;
}

export interface Drawn {
  readonly texts: TextObject[];
  /** How many pictures are drawn. */
  pictures: number;
}

/** Composite graphics in composite graphics; one that holds itself ends here too. */
const deepest = 12;

const isFalse = (value: string | undefined): boolean => value === 'false' || value === '0';

interface Place {
  readonly matrix: Matrix;
  readonly hidden: boolean;
  /** Composite graphics around it. */
  readonly depth: number;
}

/** @param count is told of every object, and throws when there are too many */
export function walk(
  container: XmlNode,
  { matrix, hidden, depth }: Place,
  composites: Composites,
  count: () => void,
  drawn: Drawn,
): void {
  for (const node of container.children) {
    count();
    const unseen = hidden || isFalse(node.attributes['Visible']);
    const own = (): Matrix => after(matrix, placement(node.attributes));
    if (node.name === 'TextObject') drawn.texts.push({ node, matrix: own(), hidden: unseen });
    else if (node.name === 'ImageObject') drawn.pictures++;
    else if (node.name === 'Layer' || node.name === 'PageBlock') {
      walk(node, { matrix, hidden: unseen, depth }, composites, count, drawn);
    } else if (node.name === 'CompositeObject' && depth < deepest) {
      const content = composites.get(node.attributes['ResourceID'] ?? '');
      const place = { matrix: own(), hidden: unseen, depth: depth + 1 };
      if (content) walk(content, place, composites, count, drawn);
    }
  }
}
