/**
 * Gives the headings and paragraphs of a report the anchors that `Anchors` defines, in the very order that
 * `sectionsOf` reads them, and an empty link to themselves, which the stylesheet shows as a mark.
 */
import type { Heading, Link, Paragraph, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { sheetFile } from '../sheet-files.ts';
import { Anchors } from './anchors.ts';
import { sectionLevel } from './parse.ts';

function setId(node: RootContent, id: string): void {
  // `hProperties` is how mdast tells remark-rehype of attributes.
  const data: { hProperties?: object | undefined } = node.data ?? {};
  node.data = { ...data, hProperties: { ...data.hProperties, id } } as RootContent['data'] & object;
}

const propertiesOf = (node: RootContent): { readonly id?: string; readonly className?: readonly string[] } =>
  (node.data as { hProperties?: { id?: string; className?: string[] } } | undefined)?.hProperties ?? {};

const isBehindTable = (node: RootContent): boolean =>
  propertiesOf(node).className?.includes('behind-table') === true;

/** The first link of a report is its one stop of the Tab key; from it the arrows lead to the others. */
function addPermalink(node: Heading | Paragraph, id: string, label: string, first: boolean): void {
  const permalink: Link = {
    type: 'link',
    url: `#${id}`,
    children: [],
    data: { hProperties: { className: ['permalink'], ariaLabel: label, ...(!first && { tabIndex: -1 }) } },
  };
  node.children.push(permalink);
}

/**
 * Leads to the page of the original that a passage begins on. The bar that its permalink opens leads there too, so that
 * it is no stop of the Tab key.
 */
function sheetLink(id: string, page: number, isNew: boolean): Link {
  return {
    type: 'link',
    url: sheetFile(page),
    children: [],
    data: {
      hProperties: {
        className: ['sheet-link', ...(isNew ? ['is-new'] : [])],
        ariaLabel: `看原件第 ${page} 页`,
        dataPage: page,
        dataPlace: id,
        tabIndex: -1,
      },
    },
  };
}

/** A link to the page of a table stands behind it. */
const behindTable = (link: Link): Paragraph => ({
  type: 'paragraph',
  children: [link],
  data: { hName: 'div', hProperties: { className: ['behind-table'] } } as Paragraph['data'] & object,
});

/**
 * Sets the ids in place.
 * @param pages of the original on which the nodes begin, without the front matter; none for other originals
 */
export function setAnchors(tree: Root, pages: readonly (number | null)[] = []): void {
  const anchors = new Anchors();
  let first = true;
  const link = (node: Heading | Paragraph, id: string, label: string): void => {
    addPermalink(node, id, label, first);
    first = false;
  };
  const children: RootContent[] = [];
  let [at, shown] = [0, 0];
  const showPage = (node: RootContent, id: string, page: number): void => {
    const found = sheetLink(id, page, page !== shown);
    shown = page;
    if (node.type === 'heading' || node.type === 'paragraph') node.children.push(found);
    else children.push(behindTable(found));
  };
  for (const node of tree.children) {
    children.push(node);
    if (node.type === 'yaml') continue;
    const page = pages[at++] ?? null;
    const text = plainText(node);
    if (node.type === 'heading') {
      const id = anchors.heading(sectionLevel(node), text);
      setId(node, id);
      link(node, id, '引用本节');
      if (page !== null) showPage(node, id, page);
    } else if (text !== '') {
      const id = anchors.paragraph();
      setId(node, id);
      if (node.type === 'paragraph') link(node, id, '引用本段');
      if (page !== null) showPage(node, id, page);
    }
  }
  tree.children = children;
}

/** Ids of the nodes that `setAnchors` gave, without the front matter and what stands behind tables. */
export const anchorsIn = (tree: Root): (string | null)[] =>
  tree.children
    .filter((node) => node.type !== 'yaml' && !isBehindTable(node))
    .map((node) => propertiesOf(node).id ?? null);
