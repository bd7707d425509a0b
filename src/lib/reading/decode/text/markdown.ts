/** Reads Markdown: headings, tables and list items by the project's own dialect, everything else as it stands. */
import type { Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { parse as parseYaml } from 'yaml';
import { markdownProcessor } from '../../../core/markdown/processor.ts';
import type { BlockHints, Declared } from '../../../core/model.ts';
import { type LooseBlock, numbered, type Reading } from '../reading.ts';
import type { DecodedText } from './encoding.ts';
import { isBlank, splitLines } from './lines.ts';

const lineOf = (node: RootContent): number => node.position?.start.line ?? 1;

/** Front matter as the file's own word about itself; a broken one is plain text. */
function declaredBy(tree: Root): Declared[] {
  const yaml = tree.children.find((node) => node.type === 'yaml');
  if (yaml === undefined) return [];
  try {
    const values: unknown = parseYaml(yaml.value, { maxAliasCount: 10 });
    if (typeof values !== 'object' || values === null) return [];
    return Object.entries(values).flatMap(([name, value]) =>
      ['string', 'number'].includes(typeof value) ? [{ name, value: String(value), line: lineOf(yaml) }] : [],
    );
  } catch {
    return [];
  }
}

function lines(text: string, first: number, hints?: BlockHints): LooseBlock[] {
  return splitLines(text)
    .filter((line) => !isBlank(line.text))
    .map((line) => ({ line: first + line.number - 1, text: line.text, ...(hints ? { hints } : {}) }));
}

function blocksOf(node: RootContent, source: string): LooseBlock[] {
  switch (node.type) {
    case 'heading':
      return lines(plainText(node), lineOf(node), { heading: node.depth, element: `h${node.depth}` });
    case 'paragraph': {
      const bold = node.children.length === 1 && node.children[0]?.type === 'strong';
      return lines(plainText(node), lineOf(node), { ...(bold ? { bold } : {}), element: 'p' });
    }
    case 'table': {
      const table = node.children.map((row) => row.children.map((cell) => plainText(cell)));
      const text = table.map((row) => row.join('\t')).join('\n');
      return text.trim() === '' ? [] : [{ line: lineOf(node), text, table, hints: { element: 'table' } }];
    }
    case 'list':
      return node.children.flatMap((item, i) =>
        item.children.flatMap((part, j) => {
          const blocks = blocksOf(part, source);
          const number = node.ordered && j === 0 ? `${(node.start ?? 1) + i}. ` : '';
          return blocks.map((block, k) => (k === 0 ? { ...block, text: `${number}${block.text}` } : block));
        }),
      );
    case 'blockquote':
    case 'footnoteDefinition':
      return node.children.flatMap((part) => blocksOf(part, source));
    case 'yaml':
    case 'thematicBreak':
      return [];
    default:
      // Code, HTML and what looks like a definition is text in a report.
      return lines(source.slice(node.position?.start.offset, node.position?.end.offset), lineOf(node));
  }
}

export function readMarkdown(decoded: DecodedText): Reading {
  const tree = markdownProcessor.parse(decoded.text) as Root;
  return {
    format: 'md',
    encoding: decoded.encoding,
    blocks: numbered(tree.children.flatMap((node) => blocksOf(node, decoded.text))),
    declared: declaredBy(tree),
    messages: decoded.messages,
  };
}
