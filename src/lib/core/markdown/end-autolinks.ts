/**
 * An address that stands in the text without brackets becomes a link, and GFM has it end at a space, which Chinese text
 * has none of: it ends here before the first character that no address is written with.
 */
import type { Link, Parent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

const foreign = /[^!-~]/;

/** @returns the words of a link that was made of a bare address; null for any other */
function bareWords({ children, url, position }: Link): string | null {
  const [only, ...more] = children;
  if (only?.type !== 'text' || more.length > 0 || !url.endsWith(only.value)) return null;
  const { start, end } = position ?? {};
  const length = (end?.offset ?? 0) - (start?.offset ?? 0);
  return length === only.value.length ? only.value : null;
}

export function endAutolinks(tree: Root): void {
  visit(tree, 'link', (link: Link, index: number | undefined, parent: Parent | undefined) => {
    const words = bareWords(link);
    const end = words?.search(foreign) ?? -1;
    if (words === null || end <= 0 || index === undefined || !parent) return;
    const rest = words.slice(end);
    link.url = link.url.slice(0, link.url.length - rest.length);
    link.children = [{ type: 'text', value: words.slice(0, end) }];
    parent.children.splice(index + 1, 0, { type: 'text', value: rest });
    return [SKIP, index + 1];
  });
}
