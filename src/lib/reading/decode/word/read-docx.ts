import type { Declared } from '../../../core/model.ts';
import type { SourceFormat } from '../../../core/schema.ts';
import { limits } from '../limits.ts';
import { type LooseBlock, numbered, type Reading, refused, tooLarge } from '../reading.ts';
import { child, childrenOf, parseXml, TooComplex, type XmlNode } from '../xml/xml.ts';
import { type Archive, TooLarge } from '../zip.ts';
import { BodyReader, type WordBlock } from './body.ts';
import { Fields } from './fields.ts';
import { type NoteKind, NoteMarks } from './note-marks.ts';
import { readNumbering } from './numbering.ts';
import { sizeOf } from './runs.ts';
import { Styles } from './styles.ts';
import { Tally } from './tally.ts';

const textElements = new Set(['w:t', 'w:delText', 'w:instrText', 'm:t']);
const propertyElements: ReadonlyMap<string, string> = new Map([
  ['dc:title', 'title'],
  ['dc:subject', 'subject'],
  ['dc:creator', 'creator'],
  ['cp:keywords', 'keywords'],
  ['dcterms:created', 'created'],
  ['dcterms:modified', 'modified'],
]);

/** Elements of a Word document whose text matters. */
export const keptElements: ReadonlySet<string> = new Set([...textElements, ...propertyElements.keys()]);

/** The parts of a Word document, wherever they lie: in a ZIP container, or all in one XML file. */
export interface WordParts {
  /** @returns a node above the root element of a part, undefined when there is no such part */
  readonly part: (name: string) => Promise<XmlNode | undefined>;
  readonly names: () => readonly string[];
}

const partsOf = (archive: Archive): WordParts => ({
  part: async (name) => {
    const bytes = await archive.read(name);
    return bytes === null ? undefined : parseXml(bytes, keptElements);
  },
  names: () => archive.names(),
});

const part = (parts: WordParts, name: string): Promise<XmlNode | undefined> => parts.part(name);

async function declaredBy(parts: WordParts): Promise<Declared[]> {
  const core = child(await part(parts, 'docProps/core.xml'), 'cp:coreProperties');
  return (core?.children ?? []).flatMap(({ name, text }) => {
    const known = propertyElements.get(name);
    return known && text.trim() !== '' ? [{ name: known, value: text.trim().slice(0, 2000), line: 1 }] : [];
  });
}

/** Targets of the relationships of the main part by their id: links and pictures. */
async function targetsOf(parts: WordParts): Promise<Map<string, string>> {
  const root = child(await part(parts, 'word/_rels/document.xml.rels'), 'Relationships');
  return new Map(
    childrenOf(root, 'Relationship').map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']),
  );
}

/** Notes in the order of their numbers, without Word's own separators. */
function notes(root: XmlNode | undefined, kind: NoteKind, reader: BodyReader): WordBlock[] {
  return childrenOf(child(root, `w:${kind}s`), `w:${kind}`)
    .filter((note) => note.attributes['w:type'] === undefined || note.attributes['w:type'] === 'normal')
    .flatMap((note) => {
      const id = note.attributes['w:id'] ?? '';
      return reader.with({ note: { kind, id } }).read(note, { element: kind });
    });
}

function tallyComments(root: XmlNode | undefined, tally: Tally): void {
  for (const comment of childrenOf(child(root, 'w:comments'), 'w:comment')) {
    tally.comments++;
    tally.commentCharacters += sizeOf(comment);
  }
}

async function furniture(
  parts: WordParts,
  kind: 'header' | 'footer',
  reader: BodyReader,
): Promise<WordBlock[]> {
  const names = parts.names().filter((name) => new RegExp(`^word/${kind}\\d*\\.xml$`).test(name));
  const blocks: WordBlock[] = [];
  for (const name of names.sort().slice(0, 20)) {
    const root = child(await part(parts, name), kind === 'header' ? 'w:hdr' : 'w:ftr');
    if (root) blocks.push(...reader.read(root, { furniture: `page-${kind}` }));
  }
  return blocks;
}

async function readParts(parts: WordParts, format: SourceFormat): Promise<Reading> {
  const body = child(child(await part(parts, 'word/document.xml'), 'w:document'), 'w:body');
  if (body === undefined) {
    return refused(
      format,
      'damaged-file',
      'Word 文档里没有可读的正文部件；请在 Word 或 WPS 中打开后另存为 docx 再收。',
    );
  }
  const tally = new Tally();
  const reader = new BodyReader(readNumbering(await part(parts, 'word/numbering.xml')), {
    styles: new Styles(await part(parts, 'word/styles.xml')),
    marks: new NoteMarks(body, await part(parts, 'word/settings.xml')),
    fields: new Fields(),
    tally,
    targets: await targetsOf(parts),
    note: null,
  });
  const text = [
    ...reader.read(body),
    ...notes(await part(parts, 'word/footnotes.xml'), 'footnote', reader),
    ...notes(await part(parts, 'word/endnotes.xml'), 'endnote', reader),
  ];
  tallyComments(await part(parts, 'word/comments.xml'), tally);
  // What stands in headers and footers is no part of the text, so nothing that is missing there matters.
  const edges = reader.with({ tally: new Tally(), targets: new Map() });
  const blocks = [
    ...text,
    ...(await furniture(parts, 'header', edges)),
    ...(await furniture(parts, 'footer', edges)),
  ];
  const loose: LooseBlock[] = blocks.map((block, i) => ({ line: i + 1, ...block }));
  return {
    format,
    encoding: null,
    blocks: numbered(loose),
    declared: await declaredBy(parts),
    messages: tally.messages(),
  };
}

/** Reads a Word document (ECMA-376): headings by style and number, tables, text boxes, notes. */
export const readDocx = (archive: Archive): Promise<Reading> => readWordParts(() => partsOf(archive), 'docx');

/** @param open makes the parts; what it throws is told like a fault in them */
export async function readWordParts(open: () => WordParts, format: SourceFormat): Promise<Reading> {
  try {
    return await readParts(open(), format);
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge(format, limits.expanded * 2, limits.expanded);
    if (error instanceof TooComplex) {
      return refused(
        format,
        'too-complex',
        'Word 文档的内部结构嵌套过深或过多；请在 Word 或 WPS 中另存为新的 docx 再收。',
      );
    }
    return refused(
      format,
      'damaged-file',
      `Word 文档已损坏（${reasonOf(error)}）；请重新下载，或在 Word、WPS 中修复后再收。`,
    );
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 120) : String(error);
