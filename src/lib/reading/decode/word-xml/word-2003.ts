/**
 * Word 2003 XML (WordprocessingML of 2003) told in the words of ECMA-376, which took it over with a few other names:
 * lists, notes, tracked changes and comments. So one reader reads both.
 */
import { numberFormats } from '../word/doc-lists.ts';
import { element, partsOfMarkup, valued } from '../word/markup.ts';
import type { WordParts } from '../word/read-docx.ts';
import { child, childrenOf, type XmlNode } from '../xml/xml.ts';

/** What Word puts into the markup of a place, kept apart as ECMA-376 keeps it. */
class Apart {
  readonly footnotes: XmlNode[] = [];
  readonly endnotes: XmlNode[] = [];
  readonly comments: XmlNode[] = [];

  translate = (node: XmlNode): XmlNode => {
    const { name, attributes } = node;
    switch (name) {
      case 'w:listPr':
        return this.#numbering(node);
      case 'w:footnote':
        return this.#note(node, 'footnote', this.footnotes);
      case 'w:endnote':
        return this.#note(node, 'endnote', this.endnotes);
      case 'aml:annotation':
        return this.#annotation(node);
      // A link names its address itself, not a relationship.
      case 'w:hlink':
        return element('w:hyperlink', { 'r:id': attributes['w:dest'] ?? '' }, this.#inside(node));
      case 'v:imagedata':
        return { ...node, attributes: { 'r:id': attributes.src ?? '' } };
      default:
        return { ...node, children: this.#inside(node) };
    }
  };

  #inside(node: XmlNode): XmlNode[] {
    return node.children.map(this.translate);
  }

  #numbering(node: XmlNode): XmlNode {
    const level = child(node, 'w:ilvl')?.attributes['w:val'] ?? '0';
    const list = child(node, 'w:ilfo')?.attributes['w:val'];
    return element('w:numPr', {}, [
      valued('w:ilvl', level),
      ...(list === undefined ? [] : [valued('w:numId', list)]),
    ]);
  }

  #note(node: XmlNode, kind: 'footnote' | 'endnote', notes: XmlNode[]): XmlNode {
    // Those that Word keeps for its separators stand in the properties of the document.
    const id = String(notes.length + 1);
    const place = notes.length;
    notes.push(node);
    notes[place] = element(`w:${kind}`, { 'w:id': id }, this.#inside(node));
    return element(`w:${kind}Reference`, { 'w:id': id });
  }

  #annotation(node: XmlNode): XmlNode {
    const content = childrenOf(node, 'aml:content').flatMap((part) => this.#inside(part));
    switch (node.attributes['w:type']) {
      case 'Word.Insertion':
        return element('w:ins', {}, content);
      case 'Word.Deletion':
        return element('w:del', {}, content);
      case 'Word.Comment':
        this.comments.push(element('w:comment', {}, content));
        return element('aml:annotation');
      default:
        return element('aml:annotation', {}, content);
    }
  }
}

/** Definitions of lists: `w:lists` holds what `numbering.xml` holds. */
function numberingOf(root: XmlNode): XmlNode {
  const lists = child(root, 'w:lists');
  const levelOf = (level: XmlNode): XmlNode => {
    const code = child(level, 'w:nfc')?.attributes['w:val'];
    const format = numberFormats[Number(code ?? 0)] ?? 'decimal';
    return { ...level, children: [...level.children, valued('w:numFmt', format)] };
  };
  const definitions = childrenOf(lists, 'w:listDef').map((node) =>
    element('w:abstractNum', { 'w:abstractNumId': node.attributes['w:listDefId'] ?? '' }, [
      ...node.children.filter(({ name }) => name !== 'w:lvl'),
      ...childrenOf(node, 'w:lvl').map(levelOf),
    ]),
  );
  const uses = childrenOf(lists, 'w:list').map((node) =>
    element('w:num', { 'w:numId': node.attributes['w:ilfo'] ?? '' }, [
      valued('w:abstractNumId', child(node, 'w:ilst')?.attributes['w:val'] ?? ''),
      ...childrenOf(node, 'w:lvlOverride'),
    ]),
  );
  return element('w:numbering', {}, [...definitions, ...uses]);
}

/** Names of the properties of Office with those of Dublin Core. */
const properties: ReadonlyMap<string, string> = new Map([
  ['o:Title', 'dc:title'],
  ['o:Subject', 'dc:subject'],
  ['o:Author', 'dc:creator'],
  ['o:Keywords', 'cp:keywords'],
  ['o:Created', 'dcterms:created'],
  ['o:LastSaved', 'dcterms:modified'],
]);

/** Elements whose text matters beside those of ECMA-376. */
export const keptProperties: readonly string[] = [...properties.keys()];

/** Every element of a name below, in document order. */
function* all(node: XmlNode, name: string): Generator<XmlNode> {
  for (const part of node.children) {
    if (part.name === name) yield part;
    else yield* all(part, name);
  }
}

const linkTargets = (root: XmlNode): XmlNode[] =>
  [...all(root, 'w:hlink')].map(({ attributes: { 'w:dest': address = '' } }) =>
    element('Relationship', { Id: address, Target: address }),
  );

/** @param root the element `w:wordDocument` */
export function partsOfWord2003(root: XmlNode): WordParts {
  const apart = new Apart();
  const body = apart.translate(child(root, 'w:body') ?? element('w:body'));
  const edges = (kind: 'hdr' | 'ftr'): XmlNode[] =>
    [...all(root, `w:${kind}`)].map((node) => new Apart().translate(node));
  const styles = child(root, 'w:styles');
  const core = (child(root, 'o:DocumentProperties')?.children ?? []).flatMap((node) => {
    const name = properties.get(node.name);
    return name === undefined ? [] : [{ ...node, name }];
  });
  const parts = new Map<string, XmlNode>([
    ['word/document.xml', element('w:document', {}, [body])],
    ['word/numbering.xml', numberingOf(root)],
    ['word/footnotes.xml', element('w:footnotes', {}, apart.footnotes)],
    ['word/endnotes.xml', element('w:endnotes', {}, apart.endnotes)],
    ['word/comments.xml', element('w:comments', {}, apart.comments)],
    ['word/_rels/document.xml.rels', element('Relationships', {}, linkTargets(root))],
    ['docProps/core.xml', element('cp:coreProperties', {}, core)],
    ...(styles ? [['word/styles.xml', new Apart().translate(styles)] as const] : []),
    ...edges('hdr').map((node, i) => [`word/header${i + 1}.xml`, node] as const),
    ...edges('ftr').map((node, i) => [`word/footer${i + 1}.xml`, node] as const),
  ]);
  return partsOfMarkup(parts);
}
