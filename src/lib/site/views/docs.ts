/** Pages of documentation, from `content/docs`; those for readers stand in English in `content/docs/en`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { type Locale, localePrefix, locales } from '../../core/interface/locale.ts';
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
  /** There is a page in each language. */
  readonly translated: boolean;
  readonly html: string;
}

interface Doc extends DocLink {
  readonly markdown: string;
}

function readDoc(folder: string, file: string): Doc {
  const path = join(folder, file);
  const markdown = readFileSync(join(projectRoot(), path), 'utf8');
  const yaml = /^---\n(.*?)\n---\n/s.exec(markdown)?.[1] ?? '';
  const result = schema.safeParse(parseYaml(yaml));
  if (!result.success) throw new Error(`${path}: front matter: ${z.prettifyError(result.error)}`);
  return { name: file.replace(/\.md$/, ''), ...result.data, markdown };
}

const folderOf = (locale: Locale): string => join('content', 'docs', locale === 'zh' ? '' : locale);

const docFiles = (locale: Locale): string[] =>
  readdirSync(join(projectRoot(), folderOf(locale))).filter((file) => file.endsWith('.md'));

/** @returns pages in the order of their navigation */
function readDocs(locale: Locale): Doc[] {
  const folder = folderOf(locale);
  return docFiles(locale)
    .map((file) => readDoc(folder, file))
    .sort((a, b) => a.order - b.order || compareText(a.name, b.name));
}

const link = ({ name, title, description, order }: Doc): DocLink => ({ name, title, description, order });

const indexKind = pageKind('docs/', 'Docs');
const docKind = pageKind('docs/[name]/', 'Doc');

export const docs: PageSet = {
  kinds: [indexKind, docKind],
  *pages({ locale }) {
    const all = readDocs(locale);
    const others = new Set(locales.filter((other) => other !== locale).flatMap(docFiles));
    const links = all.map(link);
    yield pageOf(indexKind, {}, { view: (): DocsView => ({ docs: links }) });
    for (const doc of all) {
      const moved = movedAnchors().get(`${localePrefix(locale)}docs/${doc.name}/`);
      const translated = others.has(`${doc.name}.md`);
      yield pageOf(docKind, doc, {
        key: () => JSON.stringify([links, doc.markdown, moved, translated]),
        view: (): DocView => ({
          docs: links,
          current: link(doc),
          translated,
          html: withMovedAnchors(docHtml(doc.markdown), moved),
        }),
      });
    }
  },
};
