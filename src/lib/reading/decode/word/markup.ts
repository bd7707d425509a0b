/** Makes the markup of ECMA-376 out of what other formats say in their own words, so that one reader reads all. */
import type { XmlNode } from '../xml/xml.ts';
import type { WordParts } from './read-docx.ts';

export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XmlNode[] = [],
): XmlNode => ({ name, attributes, children, text: '' });

export const valued = (name: string, value: string): XmlNode => element(name, { 'w:val': value });

export const textElement = (text: string, name = 'w:t'): XmlNode => ({
  name,
  attributes: {},
  children: [],
  text,
});

/** @param roots of the parts by their names */
export function partsOfMarkup(roots: ReadonlyMap<string, XmlNode>): WordParts {
  return {
    part: async (name) => {
      const node = roots.get(name);
      return node && element('', {}, [node]);
    },
    names: () => [...roots.keys()],
  };
}
