/**
 * Nothing but text and plain links passes from Markdown to a page: raw HTML is shown as the characters it is
 * made of, an image becomes its description unless it is one of our own, a link keeps its address only when that is of
 * the web or relative.
 */
import type { Link, Nodes, Parent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { endAutolinks } from './end-autolinks.ts';

const scheme = /^([a-z][a-z\d+.-]*):/i;

/** @param url as written in Markdown */
export function isSafeAddress(url: string): boolean {
  // Browsers drop control characters and white space before they read the scheme.
  const found = scheme.exec(url.replace(/[\0-\x20]/g, ''))?.[1]?.toLowerCase();
  return found === undefined || found === 'http' || found === 'https';
}

const asText = (value: string): RootContent => ({ type: 'text', value });

/** A picture of our own, with its size in pixels, so that nothing moves when it arrives. */
export interface Picture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** @param picture knows our own pictures by their addresses in the Markdown; null for every other */
export function remarkPlain(picture: (url: string) => Picture | null = () => null) {
  return (tree: Root): void => {
    endAutolinks(tree);
    visit(tree, (node: Nodes, index: number | undefined, parent: Parent | undefined) => {
      if (index === undefined || !parent) return;
      const replace = (replacement: RootContent) => {
        parent.children[index] = replacement;
      };
      if (node.type === 'html') {
        const flow = ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(parent.type);
        const text = { type: 'text', value: node.value } as const;
        replace(flow ? { type: 'paragraph', children: [text] } : text);
      } else if (node.type === 'image' || node.type === 'imageReference') {
        const own = node.type === 'image' ? picture(node.url) : null;
        if (own === null || node.type !== 'image') replace(asText(node.alt ?? ''));
        else {
          const { src, ...size } = own;
          node.url = src;
          node.data = { hProperties: { ...size, loading: 'lazy' } };
        }
      } else if ((node.type === 'link' || node.type === 'definition') && !isSafeAddress(node.url)) {
        node.url = '';
      }
    });
    visit(tree, 'link', (node: Link) => {
      if (scheme.test(node.url)) node.data = { hProperties: { rel: ['noopener', 'nofollow'] } };
    });
  };
}
