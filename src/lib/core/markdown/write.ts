/**
 * Stage `markdown`: one file with front matter in the schema's order and the body. Tree and YAML are written by
 * libraries, so no character of a report can become markup by accident.
 */
import type { Root, RootContent } from 'mdast';
import { stringify } from 'yaml';
import type { Node, Rendered, Validated } from '../model.ts';
import type { Report } from '../schema.ts';
import { headingOffset } from './parse.ts';
import { markdownProcessor } from './processor.ts';
import { seal } from './seal.ts';

type Depth = 1 | 2 | 3 | 4 | 5 | 6;

/** White space inside a line is one space; a line feed would be a line break in Markdown. */
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '').trim();

function nodeToMarkdown(node: Node): RootContent {
  switch (node.type) {
    case 'heading': {
      const value = oneLine((node.marker?.text ?? '') + node.text);
      const depth = Math.min(6, node.level + headingOffset) as Depth;
      return { type: 'heading', depth, children: [{ type: 'text', value }] };
    }
    case 'paragraph':
      return { type: 'paragraph', children: [{ type: 'text', value: oneLine(node.text) }] };
    case 'table': {
      const width = Math.max(...node.rows.map((row) => row.length));
      return {
        type: 'table',
        children: node.rows.map((row) => ({
          type: 'tableRow',
          children: Array.from({ length: width }, (_, i) => ({
            type: 'tableCell',
            children: [{ type: 'text', value: oneLine(row[i] ?? '') }],
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
