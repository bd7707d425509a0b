/** Reads Word documents that are one XML file: Word 2003 XML, and the parts of a DOCX in one file (Flat OPC). */
import type { Reading } from '../reading.ts';
import { keptElements, readWordParts, type WordParts } from '../word/read-docx.ts';
import { child, childrenOf, parseXml, type XmlNode } from '../xml/xml.ts';
import { keptProperties, partsOfWord2003 } from './word-2003.ts';

/** ECMA-376 part 2 and [MS-OPC]: each part stands in `pkg:xmlData` under its name. */
function partsOfFlatPackage(root: XmlNode): WordParts {
  const parts = new Map(
    childrenOf(root, 'pkg:part').map((part): [string, XmlNode | undefined] => [
      (part.attributes['pkg:name'] ?? '').replace(/^\//, ''),
      child(part, 'pkg:xmlData'),
    ]),
  );
  return { part: async (name) => parts.get(name), names: () => [...parts.keys()] };
}

/** @param text of a file whose root element is `w:wordDocument` or `pkg:package` */
export function readWordXml(text: string): Promise<Reading> {
  const open = (): WordParts => {
    const root = parseXml(text, new Set([...keptElements, ...keptProperties]));
    const flat = child(root, 'pkg:package');
    return flat ? partsOfFlatPackage(flat) : partsOfWord2003(child(root, 'w:wordDocument') ?? root);
  };
  return readWordParts(open, 'wordxml');
}
