import type { Declared } from '../../../core/model.ts';
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

async function part(archive: Archive, name: string): Promise<XmlNode | undefined> {
  const bytes = await archive.read(name);
  return bytes === null ? undefined : parseXml(bytes, textElements);
}

async function declaredBy(archive: Archive): Promise<Declared[]> {
  const bytes = await archive.read('docProps/core.xml');
  if (bytes === null) return [];
  const core = child(parseXml(bytes, new Set(propertyElements.keys())), 'cp:coreProperties');
  return (core?.children ?? []).flatMap(({ name, text }) => {
    const known = propertyElements.get(name);
    return known && text.trim() !== '' ? [{ name: known, value: text.trim().slice(0, 2000), line: 1 }] : [];
  });
}

/** Targets of the relationships of the main part by their id: links and pictures. */
async function targetsOf(archive: Archive): Promise<Map<string, string>> {
  const root = child(await part(archive, 'word/_rels/document.xml.rels'), 'Relationships');
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
  archive: Archive,
  kind: 'header' | 'footer',
  reader: BodyReader,
): Promise<WordBlock[]> {
  const names = archive.names().filter((name) => new RegExp(`^word/${kind}\\d*\\.xml$`).test(name));
  const blocks: WordBlock[] = [];
  for (const name of names.sort().slice(0, 20)) {
    const root = child(await part(archive, name), kind === 'header' ? 'w:hdr' : 'w:ftr');
    if (root) blocks.push(...reader.read(root, { furniture: `page-${kind}` }));
  }
  return blocks;
}

async function readParts(archive: Archive): Promise<Reading> {
  const body = child(child(await part(archive, 'word/document.xml'), 'w:document'), 'w:body');
  if (body === undefined) {
    return refused(
      'docx',
      'damaged-file',
      'Word 文档里没有可读的正文部件；请在 Word 或 WPS 中打开后另存为 docx 再收。',
    );
  }
  const tally = new Tally();
  const reader = new BodyReader(readNumbering(await part(archive, 'word/numbering.xml')), {
    styles: new Styles(await part(archive, 'word/styles.xml')),
    marks: new NoteMarks(body, await part(archive, 'word/settings.xml')),
    fields: new Fields(),
    tally,
    targets: await targetsOf(archive),
    note: null,
  });
  const text = [
    ...reader.read(body),
    ...notes(await part(archive, 'word/footnotes.xml'), 'footnote', reader),
    ...notes(await part(archive, 'word/endnotes.xml'), 'endnote', reader),
  ];
  tallyComments(await part(archive, 'word/comments.xml'), tally);
  // What stands in headers and footers is no part of the text, so nothing that is missing there matters.
  const edges = reader.with({ tally: new Tally(), targets: new Map() });
  const blocks = [
    ...text,
    ...(await furniture(archive, 'header', edges)),
    ...(await furniture(archive, 'footer', edges)),
  ];
  const loose: LooseBlock[] = blocks.map((block, i) => ({ line: i + 1, ...block }));
  return {
    format: 'docx',
    encoding: null,
    blocks: numbered(loose),
    declared: await declaredBy(archive),
    messages: tally.messages(),
  };
}

/** Reads a Word document (ECMA-376): headings by style and number, tables, text boxes, notes. */
export async function readDocx(archive: Archive): Promise<Reading> {
  try {
    return await readParts(archive);
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge('docx', limits.expanded * 2, limits.expanded);
    if (error instanceof TooComplex) {
      return refused(
        'docx',
        'too-complex',
        'Word 文档的内部结构嵌套过深或过多；请在 Word 或 WPS 中另存为新的 docx 再收。',
      );
    }
    return refused(
      'docx',
      'damaged-file',
      `Word 文档已损坏（${reasonOf(error)}）；请重新下载，或在 Word、WPS 中修复后再收。`,
    );
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 120) : String(error);
