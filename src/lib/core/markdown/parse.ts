/**
 * Reads a report's Markdown back: front matter and sections with the anchors that its page has. Search index,
 * exports and pages all use this, so that an anchor or a text is never computed in two ways.
 */
import type { Heading, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { parse as parseYaml } from 'yaml';
import { type Report, reportSchema } from '../schema.ts';
import { headingLabel } from '../text/markers.ts';
import { Anchors } from './anchors.ts';
import { markdownProcessor } from './processor.ts';

export interface Passage {
  /** Anchor on the report's page. */
  readonly anchor: string;
  readonly type: 'paragraph' | 'table';
  /** Plain text as shown; cells of a table are joined by tabs, rows by line feeds. */
  readonly text: string;
}

export interface Section {
  /** Empty for what stands before the first heading. */
  readonly anchor: string;
  /** 1 is the highest; 0 for what stands before the first heading. */
  readonly level: number;
  /** Heading as published, number included; empty before the first heading. */
  readonly heading: string;
  /** Heading without its number and the stop or colon that closes it. */
  readonly label: string;
  readonly passages: readonly Passage[];
}

export interface ParsedReport {
  readonly report: Report;
  readonly sections: readonly Section[];
}

/** The title is the page's first heading, so the highest section heading is `##`. */
export const headingOffset = 1;

function passageText(node: RootContent): string {
  if (node.type === 'table') {
    return node.children.map((row) => row.children.map((cell) => plainText(cell)).join('\t')).join('\n');
  }
  return plainText(node);
}

/** Level of a section heading from the depth of its Markdown heading. */
export const sectionLevel = (heading: Heading): number => Math.max(1, heading.depth - headingOffset);

/** Splits a Markdown tree without front matter into sections. */
export function sectionsOf(tree: Root): Section[] {
  const anchors = new Anchors();
  let current = { anchor: '', level: 0, heading: '', label: '', passages: [] as Passage[] };
  const sections = [current];
  for (const node of tree.children) {
    if (node.type === 'yaml') continue;
    if (node.type === 'heading') {
      const heading = plainText(node);
      const level = sectionLevel(node);
      const anchor = anchors.heading(level, heading);
      current = { anchor, level, heading, label: headingLabel(heading), passages: [] };
      sections.push(current);
      continue;
    }
    const text = passageText(node);
    if (text === '') continue;
    current.passages.push({
      anchor: anchors.paragraph(),
      type: node.type === 'table' ? 'table' : 'paragraph',
      text,
    });
  }
  return sections.filter((section) => section.level > 0 || section.passages.length > 0);
}

/**
 * @param markdown a file of `content/reports`
 * @throws ZodError or YAMLParseError when the front matter is not what the schema says
 */
export function parseReport(markdown: string): ParsedReport {
  const tree = markdownProcessor.parse(markdown) as Root;
  const yaml = tree.children.find((node) => node.type === 'yaml');
  return { report: reportSchema.parse(parseYaml(yaml?.value ?? '')), sections: sectionsOf(tree) };
}
