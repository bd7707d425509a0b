/** Puts each table of a page into a box that scrolls, which the keyboard reaches, so that a phone shows whole words. */
import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

export function rehypeTables() {
  return (tree: Root): void => {
    let number = 0;
    visit(tree, 'element', (table, index, parent) => {
      if (table.tagName !== 'table' || !parent || index === undefined) return undefined;
      number += 1;
      const box: Element = {
        type: 'element',
        tagName: 'section',
        properties: { className: ['table-scroll'], tabIndex: 0, ariaLabel: `表${number}` },
        children: [table],
      };
      parent.children[index] = box;
      return SKIP;
    });
  };
}
