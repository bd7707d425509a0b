/**
 * Stage `markdown`: one file with front matter in the schema's order and the body. Tree and YAML are written by
 * libraries, so no character of a report can become markup by accident.
 */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { stringify } from 'yaml';
import type { Address, Node, Rendered, Validated } from '../model.ts';
import type { Report } from '../schema.ts';
import { headingOffset } from './parse.ts';
import { markdownProcessor } from './processor.ts';
import { seal } from './seal.ts';

type Depth = 1 | 2 | 3 | 4 | 5 | 6;

/** A line feed would be a line break in Markdown. By lines, because `\s*\n\s*` takes quadratic time on white space. */
const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('');

/**
 * A line with its links. Words that cleaning has changed stay plain: `decode` has named their addresses.
 * @param pending links of the block that no line has shown yet; those that this one shows are taken out
 */
function phrasing(text: string, pending: Address[]): PhrasingContent[] {
  const value = oneLine(text);
  const parts: PhrasingContent[] = [];
  let at = 0;
  for (const link of [...pending]) {
    const words = oneLine(link.text);
    const start = words === '' ? -1 : value.indexOf(words, at);
    if (start === -1) continue;
    pending.splice(pending.indexOf(link), 1);
    if (start > at) parts.push({ type: 'text', value: value.slice(at, start) });
    parts.push({ type: 'link', url: link.url, children: [{ type: 'text', value: words }] });
    at = start + words.length;
  }
  if (at < value.length || parts.length === 0) parts.push({ type: 'text', value: value.slice(at) });
  return parts;
}

function nodeToMarkdown(node: Node): RootContent {
  const links = [...(node.block.hints?.links ?? [])];
  switch (node.type) {
    case 'heading': {
      const value = oneLine((node.marker?.text ?? '') + node.text);
      const depth = Math.min(6, node.level + headingOffset) as Depth;
      return { type: 'heading', depth, children: [{ type: 'text', value }] };
    }
    case 'paragraph':
      return { type: 'paragraph', children: phrasing(node.text, links) };
    case 'table': {
      const width = Math.max(...node.rows.map((row) => row.length));
      return {
        type: 'table',
        children: node.rows.map((row) => ({
          type: 'tableRow',
          children: Array.from({ length: width }, (_, i) => ({
            type: 'tableCell',
            children: phrasing(row[i] ?? '', links),
          })),
        })),
      };
    }
  }
}

/**
 * Front matter as YAML. Version 1.1 quotes what older readers would take for a date or a Boolean, so that every
 * reader sees the same strings.
 */
export function frontMatter(report: Report): string {
  return stringify(report, { version: '1.1', lineWidth: 0 });
}

export function markdownOf(report: Report, nodes: readonly Node[]): string {
  const tree: Root = {
    type: 'root',
    children: [{ type: 'yaml', value: frontMatter(report).trimEnd() }, ...nodes.map(nodeToMarkdown)],
  };
  return markdownProcessor.stringify(tree);
}

export function render(document: Validated): Rendered {
  return { ...document, markdown: seal(markdownOf(document.report, document.nodes)) };
}
