/**
 * Gives the headings and paragraphs of a report the anchors that `Anchors` defines, in the very order that
 * `sectionsOf` reads them, and an empty link to themselves, which the stylesheet shows as a mark.
 */
import type { Heading, Link, Paragraph, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { Anchors } from './anchors.ts';
import { sectionLevel } from './parse.ts';

function setId(node: RootContent, id: string): void {
  // `hProperties` is how mdast tells remark-rehype of attributes.
  const data: { hProperties?: object | undefined } = node.data ?? {};
  node.data = { ...data, hProperties: { ...data.hProperties, id } } as RootContent['data'] & object;
}

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

/** Sets the ids in place; `tree` has no front matter. */
export function setAnchors(tree: Root): void {
  const anchors = new Anchors();
  let first = true;
  const link = (node: Heading | Paragraph, id: string, label: string): void => {
    addPermalink(node, id, label, first);
    first = false;
  };
  for (const node of tree.children) {
    if (node.type === 'yaml') continue;
    const text = plainText(node);
    if (node.type === 'heading') {
      const id = anchors.heading(sectionLevel(node), text);
      setId(node, id);
      link(node, id, '引用本节');
    } else if (text !== '') {
      const id = anchors.paragraph();
      setId(node, id);
      if (node.type === 'paragraph') link(node, id, '引用本段');
    }
  }
}
