/** Pages of documentation, from `content/docs`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { docHtml } from '../../core/markdown/html.ts';
import { compareText } from '../../core/order.ts';
import { projectRoot } from '../../core/vocab.ts';
import { movedAnchors, withMovedAnchors } from '../../publish/hosting/moved-anchors.ts';
import { type PageSet, pageKind, pageOf } from '../page.ts';

const schema = z.strictObject({
  title: z.string(),
  /** One sentence for lists and search engines. */
  description: z.string(),
  /** Place in the navigation, ascending. */
  order: z.number(),
});

export interface DocLink extends z.infer<typeof schema> {
  /** Last part of its address. */
  readonly name: string;
}

export interface DocsView {
  readonly docs: readonly DocLink[];
}

export interface DocView extends DocsView {
  readonly current: DocLink;
  readonly html: string;
}

interface Doc extends DocLink {
  readonly markdown: string;
}

function readDoc(folder: string, file: string): Doc {
  const markdown = readFileSync(join(folder, file), 'utf8');
  const yaml = /^---\n(.*?)\n---\n/s.exec(markdown)?.[1] ?? '';
  const result = schema.safeParse(parseYaml(yaml));
  if (!result.success)
    throw new Error(`content/docs/${file}: front matter: ${z.prettifyError(result.error)}`);
  return { name: file.replace(/\.md$/, ''), ...result.data, markdown };
}

/** @returns pages in the order of their navigation */
function readDocs(): Doc[] {
  const folder = join(projectRoot(), 'content', 'docs');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => readDoc(folder, file))
    .sort((a, b) => a.order - b.order || compareText(a.name, b.name));
}

const link = ({ name, title, description, order }: Doc): DocLink => ({ name, title, description, order });

const indexKind = pageKind('docs/', 'Docs');
const docKind = pageKind('docs/[name]/', 'Doc');

export const docs: PageSet = {
  kinds: [indexKind, docKind],
  *pages() {
    const all = readDocs();
    const links = all.map(link);
    yield pageOf(indexKind, {}, { view: (): DocsView => ({ docs: links }) });
    for (const doc of all) {
      const moved = movedAnchors().get(`docs/${doc.name}/`);
      yield pageOf(docKind, doc, {
        key: () => JSON.stringify([links, doc.markdown, moved]),
        view: (): DocView => ({
          docs: links,
          current: link(doc),
          html: withMovedAnchors(docHtml(doc.markdown), moved),
        }),
      });
    }
  },
};
