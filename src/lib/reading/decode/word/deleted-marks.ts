import { child, type XmlNode } from '../xml/xml.ts';
import type { Tally } from './tally.ts';

/** The mark at the end of a paragraph was deleted while changes were tracked. */
function hasDeletedMark(node: XmlNode): boolean {
  const mark = child(child(node, 'w:pPr'), 'w:rPr');
  return child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
}

const content = (node: XmlNode): XmlNode[] => node.children.filter(({ name }) => name !== 'w:pPr');

/** The paragraph that is left has the properties that its remaining mark carries (ECMA-376 part 1, 17.13.5.15). */
function joined(first: XmlNode, second: XmlNode): XmlNode {
  const properties = child(second, 'w:pPr');
  return {
    ...second,
    children: [...(properties ? [properties] : []), ...content(first), ...content(second)],
  };
}

/** Joins each paragraph whose end mark is deleted to the one that follows it. */
export function joinDeletedMarks(nodes: readonly XmlNode[], tally: Tally): XmlNode[] {
  const result: XmlNode[] = [];
  let open: XmlNode | null = null;
  for (const node of nodes) {
    if (node.name === 'w:p') {
      const whole: XmlNode = open === null ? node : joined(open, node);
      open = null;
      if (hasDeletedMark(node)) {
        tally.deletions++;
        open = whole;
      } else result.push(whole);
      continue;
    }
    // What follows a table or a section does not join what stands before it.
    if (open !== null && node.children.length > 0) {
      result.push(open);
      open = null;
    }
    result.push(node);
  }
  if (open !== null) result.push(open);
  return result;
}
