/** Pages of documentation, from `content/docs`; those for readers stand in English in `content/docs/en`. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { type Locale, localePrefix, locales } from '../../core/interface/locale.ts';
import { docHtml } from '../../core/markdown/html.ts';
import type { Picture } from '../../core/markdown/remark-plain.ts';
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

const picturesFolder = join('content', 'docs', 'images');
const picturePath = (name: string): string => `docs/images/${name}`;

const pngNames = (): string[] =>
  readdirSync(join(projectRoot(), picturesFolder)).filter((file) => file.endsWith('.png'));

const pngBytes = (name: string): Buffer => readFileSync(join(projectRoot(), picturesFolder, name));

/** Where the header of a PNG says how wide and high it is (ISO/IEC 15948, 11.2.2). */
const pngSizeAt = { width: 16, height: 20 };

/** As a page of documentation names a picture: `images/desk-region.png`, from the folder of a language `../images/…`. */
const pictureUrl = /^(?:\.\.\/)?images\/([a-z0-9-]+\.png)$/;

/**
 * @param page address of the page below the base path
 * @returns null for a picture that is not in the folder of pictures
 */
function pictureOf(url: string, page: string): Picture | null {
  const name = pictureUrl.exec(url)?.[1];
  if (name === undefined || !pngNames().includes(name)) return null;
  const bytes = pngBytes(name);
  return {
    src: `${'../'.repeat(page.split('/').length - 1)}${picturePath(name)}`,
    width: bytes.readUInt32BE(pngSizeAt.width),
    height: bytes.readUInt32BE(pngSizeAt.height),
  };
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
      const address = `${localePrefix(locale)}docs/${doc.name}/`;
      const moved = movedAnchors().get(address);
      const picture = (url: string): Picture | null => pictureOf(url, address);
      const pictures = [...doc.markdown.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, url = '']) =>
        picture(url),
      );
      const translated = others.has(`${doc.name}.md`);
      yield pageOf(docKind, doc, {
        key: () => JSON.stringify([links, doc.markdown, pictures, moved, translated]),
        view: (): DocView => ({
          docs: links,
          current: link(doc),
          translated,
          html: withMovedAnchors(docHtml(doc.markdown, picture), moved),
        }),
      });
    }
  },
  /** Pictures stand beside the pages in Chinese; those in other languages show the same. */
  *files({ locale }) {
    if (locale !== 'zh') return;
    for (const name of pngNames()) {
      yield {
        path: picturePath(name),
        key: () => `picture ${hash('sha256', pngBytes(name))}`,
        bytes: () => pngBytes(name),
      };
    }
  },
};
