/**
 * Anchors that others link to: those of the sections and paragraphs of a report (`src/lib/core/markdown/anchors.ts`) and of
 * the headings of the documentation. They are read from the finished page, which is what links meet.
 */
import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';

const reportPage = /^reports\/r[0-9a-f]{12}\/index\.html$/;
const docsPage = /^docs\/[^/]+\/index\.html$/;
/** What `Anchors` gives out; other ids of the page belong to its layout. */
const reportAnchor = /^(?:p\d+|s(?:\d|u\d)[\w-]*)$/;

/** @param path of a file of the site */
export const hasPublicAnchors = (path: string): boolean => reportPage.test(path) || docsPage.test(path);

/**
 * Text in pages is escaped, so an element can be told by its first character; this is many times cheaper than a tree.
 * @returns anchors in the order of the page
 */
export function anchorsOf(path: string, html: string): string[] {
  const element = docsPage.test(path) ? '(?:h[2-6]|span)' : '\\w+';
  const found = html.matchAll(new RegExp(`<${element}(?:\\s[^<>]*?)?\\sid="([^"]+)"`, 'g'));
  const ids = [...found].map(([, id = '']) => id);
  return docsPage.test(path) ? ids : ids.filter((id) => reportAnchor.test(id));
}

/** @returns 16 hexadecimal digits that stand for a set of anchors */
export function hashAnchors(anchors: readonly string[]): string {
  return createHash('sha256')
    .update([...anchors].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** @returns for each of the anchors the text of its element, white space left out */
export function textsOfAnchors(html: string, anchors: readonly string[]): Map<string, string> {
  const wanted = new Set(anchors);
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  const parser = new Parser({
    onopentag: (_name, { id }) => {
      open.push(id !== undefined && wanted.has(id) ? id : undefined);
    },
    ontext: (text) => {
      for (const id of open) {
        if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + text.replace(/\s+/g, ''));
      }
    },
    onclosetag: () => {
      open.pop();
    },
  });
  parser.end(html);
  return texts;
}
