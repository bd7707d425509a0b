/** Marks the doubtful characters of a report whose text was recognised in pictures. */
import type { Emphasis, Nodes, PhrasingContent, Root, Text } from 'mdast';
import type { Doubt } from '../doubt.ts';

const marked = (value: string): Emphasis => ({
  type: 'emphasis',
  // `hName` is how mdast tells remark-rehype of an element that Markdown has no sign for.
  data: { hName: 'mark', hProperties: { className: ['doubtful'] } },
  children: [{ type: 'text', value }],
});

/** @param count of the visible characters before the text; @returns its parts, and their number */
function parts({ value }: Text, at: ReadonlySet<number>, count: number): [PhrasingContent[], number] {
  const found: PhrasingContent[] = [];
  let plain = '';
  let seen = count;
  const flush = (): void => {
    if (plain !== '') found.push({ type: 'text', value: plain });
    plain = '';
  };
  for (const character of value) {
    const isVisible = /\S/u.test(character);
    if (isVisible && at.has(seen)) {
      flush();
      found.push(marked(character));
    } else plain += character;
    if (isVisible) seen++;
  }
  flush();
  return [found, seen];
}

function markIn(node: Nodes, at: ReadonlySet<number>, count: number): number {
  if (!('children' in node)) return count;
  let seen = count;
  const children = node.children.flatMap((child): typeof node.children => {
    if (child.type === 'text') {
      const [found, next] = parts(child, at, seen);
      seen = next;
      return found as typeof node.children;
    }
    seen = markIn(child, at, seen);
    return [child] as typeof node.children;
  });
  node.children = children as never;
  return seen;
}

/** @param tree of a report, changed in place; its nodes without the front matter are those that doubts count */
export function markDoubts(tree: Root, doubts: readonly Doubt[]): void {
  const nodes = tree.children.filter(({ type }) => type !== 'yaml');
  for (const { node, at } of doubts) {
    const marks = nodes[node];
    if (marks) markIn(marks, new Set(at), 0);
  }
}
