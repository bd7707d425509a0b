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

function addPermalink(node: Heading | Paragraph, id: string, label: string): void {
  const permalink: Link = {
    type: 'link',
    url: `#${id}`,
    children: [],
    data: { hProperties: { className: ['permalink'], ariaLabel: label } },
  };
  node.children.push(permalink);
}

/** Sets the ids in place; `tree` has no front matter. */
export function setAnchors(tree: Root): void {
  const anchors = new Anchors();
  for (const node of tree.children) {
    if (node.type === 'yaml') continue;
    const text = plainText(node);
    if (node.type === 'heading') {
      const id = anchors.heading(sectionLevel(node), text);
      setId(node, id);
      addPermalink(node, id, '本节的链接');
    } else if (text !== '') {
      const id = anchors.paragraph();
      setId(node, id);
      if (node.type === 'paragraph') addPermalink(node, id, '本段的链接');
    }
  }
}
