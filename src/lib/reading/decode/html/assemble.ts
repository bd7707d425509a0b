/** Turns the paragraphs of a page into blocks: data tables in one piece, labels with their values, the rest as it is. */
import type { Address, BlockHints } from '../../../core/model.ts';
import type { LooseBlock } from '../reading.ts';
import type { Box } from './box.ts';
import { linksOf, type Resolve } from './elsewhere.ts';
import type { Paragraph } from './flow.ts';
import { joinMetadata } from './metadata-lines.ts';
import { cellTexts, dataTable, type Rows } from './tables.ts';

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

/** A link that Markdown can hold wherever the file lies. */
const isAbsolute = ({ url }: Address): boolean => /^https?:\/\//i.test(url);

const articleHint = (box: Box): Pick<BlockHints, 'article'> => (box.inNamedArticle ? { article: true } : {});

function hintsOf(paragraph: Paragraph, furniture: string | null, resolve: Resolve): BlockHints {
  const { box, heading, centred, size, picture } = paragraph;
  const links = furniture === null ? linksOf([paragraph], resolve).filter(isAbsolute) : [];
  return {
    ...(heading === null ? {} : { heading }),
    ...(centred ? { centred } : {}),
    ...(size.text > 0 && size.bold === size.text ? { bold: true } : {}),
    element: elementPath(box),
    ...(furniture === null ? articleHint(box) : { furniture }),
    ...(links.length === 0 ? {} : { links }),
    ...(picture ? { picture } : {}),
  };
}

const tableText = (rows: Rows): string => rows.map((row) => row.join('\t')).join('\n');

/** Paragraphs of a data table give way to the table, at the place of the first one. */
export function assemble(
  paragraphs: readonly Paragraph[],
  reasons: ReadonlyMap<Paragraph, string | null>,
  resolve: Resolve,
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
      // The place of a picture is no text of the page: outside the article it is left out.
      if (paragraph.picture && reason !== null) continue;
      blocks.push({ line: paragraph.line, text, hints: hintsOf(paragraph, reason, resolve) });
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
    const links = linksOf(
      paragraphs.filter(({ box }) => box.table === table),
      resolve,
    ).filter(isAbsolute);
    const hints = {
      element: elementPath(table),
      ...(table.furniture ? { furniture: table.furniture } : articleHint(table)),
      ...(links.length === 0 || table.furniture ? {} : { links }),
    };
    blocks.push({ line: paragraph.line, text: tableText(rows), table: rows, hints });
  }
  flush();
  return blocks;
}
