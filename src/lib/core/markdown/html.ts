/**
 * How Markdown becomes HTML: the dialect of `processor.ts`, nothing but text and links, anchors on reports. A page
 * of documentation gets the ids of its headings from their words.
 */
import type { Heading, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Doubt } from '../doubt.ts';
import { markDoubts } from './mark-doubts.ts';
import { markdownProcessor } from './processor.ts';
import { rehypeTables } from './rehype-tables.ts';
import { setAnchors } from './remark-anchors.ts';
import { type Picture, remarkPlain } from './remark-plain.ts';
import type { PageHeading } from './toc.ts';

const toHtml = unified().use(remarkRehype).use(rehypeStringify).freeze();
const toDocHtml = unified().use(remarkRehype).use(rehypeSlug).use(rehypeTables).use(rehypeStringify).freeze();
const plain = remarkPlain();

/**
 * @param tree of a report, with or without front matter; it is changed on the way
 * @param doubts characters to mark
 * @param pages of the original on which its nodes begin
 */
export function reportHtml(
  tree: Root,
  doubts: readonly Doubt[] = [],
  pages: readonly (number | null)[] = [],
): string {
  plain(tree);
  markDoubts(tree, doubts);
  setAnchors(tree, pages);
  return toHtml.stringify(toHtml.runSync(tree));
}

/** Headings of a report's tree that `reportHtml` has been through. */
export function headingsOf(tree: Root): PageHeading[] {
  return tree.children
    .filter((node): node is Heading => node.type === 'heading')
    .map((heading) => {
      const id = (heading.data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id ?? '';
      return { depth: heading.depth, slug: id, text: plainText(heading) };
    });
}

/**
 * @param markdown a page of documentation, without front matter or with it
 * @param picture its pictures by their addresses in the Markdown
 */
export function docHtml(markdown: string, picture?: (url: string) => Picture | null): string {
  const tree = markdownProcessor.parse(markdown) as Root;
  remarkPlain(picture)(tree);
  return toDocHtml.stringify(toDocHtml.runSync(tree));
}
