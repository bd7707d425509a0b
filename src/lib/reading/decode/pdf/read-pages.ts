/** What PDF and OFD have in common: pages of placed pieces of text become paragraphs, tables and running heads. */
import type { Message, PageSheet } from '../../../core/model.ts';
import type { SourceFormat } from '../../../core/schema.ts';
import { type LooseBlock, message, numbered, type Reading, refused } from '../reading.ts';
import { plausibility } from '../text/plausibility.ts';
import { guttersOf } from './columns.ts';
import { type Edges, edgesOf, linesOf, rowsOf } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Page, PdfText, Row } from './placed-page.ts';
import type { PageSizes } from './places.ts';
import { rowText, runningRows } from './running.ts';

/** A text layer of fonts without a character table yields private characters instead of text. */
function isGarbled(text: string): boolean {
  const { characters, common } = plausibility(text, 'utf-8');
  return characters >= 40 && common < 0.4;
}

/** More characters than a watermark or a stamp has may be a part of the report. */
const longestStamp = 60;

/** Text that runs in another direction than its page is no part of its lines. */
function turnedText({ pages }: PdfText): Message[] {
  const turned = pages.flatMap(({ pieces }) => pieces.filter((piece) => piece.turned || piece.size <= 0));
  const texts = [...new Set(turned.map(({ text }) => text.trim()))].filter((text) => text !== '');
  const size = texts.join('').length;
  if (size === 0) return [];
  const words = `有转了方向的文字（水印、印章或侧排的表）${size} 字，没有读入：${texts.join(' ').slice(0, 100)}；请与原件核对。`;
  return [
    size > longestStamp ? message('text-missing', 'warning', words) : message('hidden-text', 'info', words),
  ];
}

/** Fewer visible characters a page than any page of a report: page numbers and stamps on pictures. */
const fewest = 12;

/** What most pages show holds for those that are too short to tell, such as the last one. */
function usualGutters(pages: readonly (readonly number[] | null)[]): readonly number[] {
  const told = pages.filter((gutters) => gutters !== null);
  const parted = told.filter((gutters) => gutters.length > 0);
  return parted.length >= told.length / 2 ? (parted[0] ?? []) : [];
}

/** Rows that tell where the text of a page ends. */
const fewestRows = 8;

/**
 * No two sheets lie alike under a scanner, so that each has edges of its own; one with little text is as wide as the
 * others.
 */
function edgesByPage(body: readonly (readonly [Page, readonly Row[]])[]): Map<number, Edges> {
  const measured = body
    .filter(([, rows]) => rows.length > 0)
    .map(([{ number, width }, rows]) => ({
      number,
      full: rows.length >= fewestRows,
      edges: edgesOf(rows, width),
    }));
  const widths = measured.filter(({ full }) => full).map(({ edges: [left, right] }) => right - left);
  const usual = widths.toSorted((a, b) => a - b)[widths.length >> 1];
  return new Map(
    measured.map(({ number, full, edges: [left, right] }) => [
      number,
      full || usual === undefined ? [left, right] : [left, left + usual],
    ]),
  );
}

const sheetOf = ({ number, width, height, turns = 0, angle = 0, recognised = false }: Page): PageSheet => ({
  page: number,
  width,
  height,
  turns,
  angle,
  recognised,
});

/**
 * Pages of placed pieces become blocks: lines joined to paragraphs, running heads marked, columns in order.
 * @param format of the file, which messages name
 */
export function readPages(extracted: PdfText, format: SourceFormat = 'pdf'): Reading {
  const { declared } = extracted;
  const sheets = extracted.pages.map(sheetOf);
  const name = format.toUpperCase();
  const pages = extracted.pages.map((page) => [page, rowsOf(page)] as const);
  const running = runningRows(pages);
  const body = pages.map(([page, rows]) => [page, rows.filter((row) => !running.has(row))] as const);
  const width = Math.max(...pages.map(([page]) => page.width));
  const whole = edgesOf(
    body.flatMap(([, rows]) => rows),
    width,
  );
  const scanned = edgesByPage(body.filter(([{ recognised }]) => recognised));
  const gutters = body.map(([, rows]) => guttersOf(rows));
  const usual = usualGutters(gutters);
  const lines = body.flatMap(([page, rows], i) =>
    linesOf(rows, page.number, scanned.get(page.number) ?? whole, gutters[i] ?? usual),
  );
  const characters = lines
    .map((line) => line.text)
    .join('')
    .replace(/\s+/g, '');
  // A short text without pictures is a short text; a page that draws its characters has none.
  const isScan = extracted.pictured !== false || characters === '';
  if (isScan && characters.length < fewest * pages.length) {
    const text = sheets.some(({ recognised }) => recognised)
      ? `${name} 是图像，从中没有认出成篇的文字；请核对是不是报告，或另取清楚的、带文字的版本再收。`
      : `${name} 没有文字层（扫描件），也没有可以识别的图像；请另取带文字的版本再收。`;
    return { ...refused(format, 'no-text-layer', text), declared, sheets };
  }
  if (isGarbled(characters)) {
    return {
      ...refused(
        format,
        'garbled-text-layer',
        `${name} 的文字层缺少字符编码，取出的是乱码；请另取网页、DOCX 版本，或做文字识别（OCR）后再收。`,
      ),
      declared,
      sheets,
    };
  }
  const furniture = pages.flatMap(([page, rows]) =>
    rows.flatMap((row) => {
      const reason = running.get(row);
      return reason === undefined
        ? []
        : [{ text: rowText(row), hints: { page: page.number, furniture: reason } }];
    }),
  );
  const sizes: PageSizes = new Map(extracted.pages.map((page) => [page.number, page]));
  const blocks: LooseBlock[] = [...paragraphsOf(lines, sizes), ...furniture].map((block, i) => ({
    line: i + 1,
    ...block,
  }));
  return {
    format,
    encoding: null,
    blocks: numbered(blocks),
    declared,
    messages: turnedText(extracted),
    sheets,
  };
}
