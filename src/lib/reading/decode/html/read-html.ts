import type { BlockHints, Declared } from '../../../core/model.ts';
import { bareForm } from '../../../core/text/lines.ts';
import { type LooseBlock, numbered, type Reading, refused } from '../reading.ts';
import type { DecodedText } from '../text/encoding.ts';
import { outsideArticle } from './article.ts';
import type { Box } from './box.ts';
import { declaredBy } from './declared.ts';
import { type Flow, flow, type Paragraph } from './flow.ts';
import { markFurniture } from './furniture.ts';
import { joinMetadata } from './metadata-lines.ts';
import { parseHtml } from './parse.ts';
import { cellTexts, dataTable, type Rows } from './tables.ts';
import { givesMetadata } from './vocabulary.ts';
import { weigh } from './weigh.ts';

/** The last three elements that say something, each with its id or first class. */
function elementPath(box: Box): string {
  const parts: string[] = [];
  for (const element of box.lineage()) {
    if (parts.length === 3) break;
    if (['html', 'body', 'tbody'].includes(element.tag) && parts.length > 0) continue;
    const id = element.attributes.get('id')?.trim().split(/\s/)[0];
    const name = element.attributes.get('class')?.trim().split(/\s/)[0];
    parts.push(`${element.tag}${id ? `#${id}` : name ? `.${name}` : ''}`.slice(0, 60));
  }
  return parts.reverse().join(' > ');
}

/** Names under which content management systems declare the title of the article. */
const titleNames = /^(?:title|articletitle|og:title|dc\.title|twitter:title)$/i;

/** The title of the page and the lines of its metadata belong to the document wherever they stand. */
function sparedOf(paragraphs: readonly Paragraph[], declared: readonly Declared[]): Set<Paragraph> {
  const titles = declared.filter(({ name }) => titleNames.test(name)).map(({ value }) => bareForm(value));
  const isSpared = ({ text, size }: Paragraph): boolean => {
    if (size.linked > 0) return false;
    const bare = bareForm(text);
    return (bare.length >= 8 && titles.some((title) => title.includes(bare))) || givesMetadata(text);
  };
  return new Set(paragraphs.filter(isSpared));
}

/** What a style or a form hides is no text of the page, whatever it says. */
const unshown = new Set(['hidden', 'form']);

function reasonsFor(page: Flow, declared: readonly Declared[]): Map<Paragraph, string | null> {
  const spared = sparedOf(page.paragraphs, declared);
  const outside = outsideArticle(page.boxes, page.paragraphs, spared);
  return new Map(
    page.paragraphs.map((paragraph, i) => {
      const own = paragraph.box.furniture;
      const counts = own !== null && (unshown.has(own) || !spared.has(paragraph));
      return [paragraph, counts ? own : (outside[i] ?? null)];
    }),
  );
}

function hintsOf(paragraph: Paragraph, furniture: string | null): BlockHints {
  const { box, heading, centred, size } = paragraph;
  return {
    ...(heading === null ? {} : { heading }),
    ...(centred ? { centred } : {}),
    ...(size.text > 0 && size.bold === size.text ? { bold: true } : {}),
    element: elementPath(box),
    ...(furniture === null ? {} : { furniture }),
  };
}

const tableText = (rows: Rows): string => rows.map((row) => row.join('\t')).join('\n');

/** Paragraphs of a data table give way to the table, at the place of the first one. */
function assemble(
  paragraphs: readonly Paragraph[],
  reasons: ReadonlyMap<Paragraph, string | null>,
): LooseBlock[] {
  const texts = cellTexts(paragraphs);
  const tables = new Map<Box, Rows | null>();
  const written = new Set<Box>();
  const blocks: LooseBlock[] = [];
  const plain: Paragraph[] = [];
  const rowsFor = (table: Box): Rows | null => {
    const known = tables.get(table);
    if (known !== undefined) return known;
    const rows = dataTable(table, texts);
    tables.set(table, rows);
    return rows;
  };
  const inTable = (paragraph: Paragraph): Box | null => {
    const { cell, table } = paragraph.box;
    return cell && table && rowsFor(table) ? table : null;
  };
  const flush = (): void => {
    for (const { paragraph, text } of joinMetadata(plain.splice(0), texts)) {
      const reason = reasons.get(paragraph) ?? null;
      blocks.push({ line: paragraph.line, text, hints: hintsOf(paragraph, reason) });
    }
  };
  for (const paragraph of paragraphs) {
    const table = inTable(paragraph);
    if (table === null) {
      plain.push(paragraph);
      continue;
    }
    if (written.has(table)) continue;
    written.add(table);
    flush();
    const rows = rowsFor(table) ?? [];
    const hints = { element: elementPath(table), ...(table.furniture ? { furniture: table.furniture } : {}) };
    blocks.push({ line: paragraph.line, text: tableText(rows), table: rows, hints });
  }
  flush();
  return blocks;
}

/**
 * Reads a web page: the whole page as a browser saved it, or only the block of the article.
 * @param keepLines the file is plain text with stray tags: its line breaks count
 */
export function readHtml(decoded: DecodedText, keepLines: boolean): Reading {
  const document = parseHtml(decoded.text);
  if (document === null) {
    const text = '网页的标记嵌套过深或过多，超出任何正常网页的需要；请用浏览器打开来源页面重新保存。';
    return refused('html', 'too-complex', text);
  }
  const declared = declaredBy(document);
  const page = flow(document, keepLines);
  weigh(page);
  markFurniture(page.boxes);
  const blocks = numbered(assemble(page.paragraphs, reasonsFor(page, declared)));
  return { format: 'html', encoding: decoded.encoding, blocks, declared, messages: decoded.messages };
}
