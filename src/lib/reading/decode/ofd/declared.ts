import type { Declared } from '../../../core/model.ts';
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';

const names = ['Title', 'Subject', 'Author', 'Abstract', 'CreationDate', 'ModDate'];
const mostCustom = 50;
const longest = 2000;

/** What DocInfo says about a document, by the names that PDF gives the same. @param body a DocBody of OFD.xml */
export function declaredBy(body: XmlNode): Declared[] {
  const info = child(body, 'DocInfo');
  const keywords = childrenOf(child(info, 'Keywords'), 'Keyword').map(({ text }) => text.trim());
  const custom = childrenOf(child(info, 'CustomDatas'), 'CustomData').slice(0, mostCustom);
  const pairs: (readonly [string, string])[] = [
    ...names.map((name) => [name === 'Title' ? 'title' : name, child(info, name)?.text ?? ''] as const),
    ['Keywords', keywords.filter((word) => word !== '').join('；')],
    ...custom.map(({ attributes, text }) => [attributes['Name'] ?? '', text] as const),
  ];
  return pairs.flatMap(([name, text]) => {
    const value = text.trim().slice(0, longest);
    return name.trim() === '' || value === '' ? [] : [{ name: name.trim().slice(0, 100), value, line: 1 }];
  });
}
