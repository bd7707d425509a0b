/** Walks the objects of a page in the order of drawing, through blocks and composite graphics. */
import type { XmlNode } from '../xml/xml.ts';
import { after, type Matrix, placement } from './matrix.ts';
import type { Composites } from './resources.ts';

/** A text, path or picture. */
export interface DrawnObject {
  readonly node: XmlNode;
  /** From the object's coordinates to those of the page, in millimetres. */
  readonly matrix: Matrix;
  /** `Visible="false"` on the object or around it. */
  readonly hidden: boolean;
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

/** @param visit is told of every object; it throws when there are too many */
export function walk(
  container: XmlNode,
  { matrix, hidden, depth }: Place,
  composites: Composites,
  visit: (object: DrawnObject) => void,
): void {
  for (const node of container.children) {
    const unseen = hidden || isFalse(node.attributes['Visible']);
    const own = after(matrix, placement(node.attributes));
    visit({ node, matrix: own, hidden: unseen });
    if (node.name === 'Layer' || node.name === 'PageBlock') {
      walk(node, { matrix, hidden: unseen, depth }, composites, visit);
    } else if (node.name === 'CompositeObject' && depth < deepest) {
      const content = composites.get(node.attributes['ResourceID'] ?? '');
      if (content) walk(content, { matrix: own, hidden: unseen, depth: depth + 1 }, composites, visit);
    }
  }
}
