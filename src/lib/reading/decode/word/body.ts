/** Turns the body of a Word document into blocks: paragraphs with style and number, tables, text boxes. */
import type { BlockHints } from '../../../core/model.ts';
import { parseMarker } from '../../../core/text/markers.ts';
import { isBlank } from '../text/lines.ts';
import { child, type XmlNode } from '../xml/xml.ts';
import type { Numbering } from './numbering.ts';
import { readRuns } from './runs.ts';
import { level, type Style, type Styles, value } from './styles.ts';
import { readTable } from './tables.ts';

export interface WordBlock {
  readonly text: string;
  readonly table?: readonly (readonly string[])[];
  readonly hints: BlockHints;
}

const containers = new Set('w:sdt w:sdtContent w:ins w:moveTo w:customXml w:smartTag'.split(' '));
const maxColumns = 60;

export class BodyReader {
  readonly #styles: Styles;
  readonly #numbering: Numbering;

  constructor(styles: Styles, numbering: Numbering) {
    this.#styles = styles;
    this.#numbering = numbering;
  }

  /** @param inherited hints that hold for the whole part, such as page furniture */
  read(container: XmlNode, inherited: BlockHints = {}): WordBlock[] {
    return container.children.flatMap((node) => {
      if (node.name === 'w:p') return this.#paragraph(node, inherited);
      if (node.name === 'w:tbl') return this.#table(node, inherited);
      if (containers.has(node.name)) return this.read(node, inherited);
      if (node.name === 'mc:AlternateContent') {
        return this.read(child(node, 'mc:Choice') ?? child(node, 'mc:Fallback') ?? node, inherited);
      }
      return [];
    });
  }

  #paragraph(node: XmlNode, inherited: BlockHints): WordBlock[] {
    const properties = child(node, 'w:pPr');
    const style = this.#styles.of(value(child(properties, 'w:pStyle')));
    const { lines, bold, boxes } = readRuns(node, style.bold ?? false);
    const number = this.#number(
      properties,
      style,
      lines.some((line) => !isBlank(line)),
    );
    const outline = level(child(properties, 'w:outlineLvl')) ?? style.outline ?? headingByName(style.name);
    const alignment = value(child(properties, 'w:jc')) ?? style.alignment;
    const hints: BlockHints = {
      ...(outline === null || outline > 8 ? {} : { heading: outline + 1 }),
      ...(alignment === 'center' ? { centred: true } : {}),
      ...(bold ? { bold: true } : {}),
      ...(style.name === '' ? {} : { element: `p.${style.name}` }),
      ...inherited,
    };
    const shown = lines
      .filter((line) => !isBlank(line))
      .map((line, i) => (i === 0 ? numberedText(number, line) : line));
    return [
      ...shown.map((text) => ({ text, hints })),
      ...boxes.flatMap((box) => this.read(box, { ...inherited, element: 'txbxContent' })),
    ];
  }

  #number(properties: XmlNode | undefined, style: Style, shown: boolean): string | null {
    const own = child(properties, 'w:numPr');
    const list = value(child(own, 'w:numId')) ?? style.numberId;
    // An empty paragraph shows its number in Word, but means nothing; list 0 takes numbering away.
    if (list === null || list === '0' || !shown) return null;
    return this.#numbering.next(list, level(child(own, 'w:ilvl')) ?? style.numberLevel ?? 0);
  }

  #table(node: XmlNode, inherited: BlockHints): WordBlock[] {
    const rows = rowsOf(node).map((row) => cellsOf(row).flatMap((cell) => this.#cell(cell)));
    const reading = readTable(rows);
    const hints: BlockHints = { ...inherited, element: 'tbl' };
    if (reading.kind === 'lines') return reading.lines.map((text) => ({ text, hints }));
    const text = reading.rows.map((row) => row.join('\t')).join('\n');
    return [{ text, table: reading.rows, hints }];
  }

  /** @returns the cell and empty ones for the further columns that it spans */
  #cell(cell: XmlNode): string[] {
    const properties = child(cell, 'w:tcPr');
    const merge = child(properties, 'w:vMerge');
    const continues = merge !== undefined && value(merge) !== 'restart';
    const blocks = continues ? [] : this.read(cell);
    const text = blocks.map((block) => block.text.replace(/[\t\n]+/g, ' ').trim()).join(' ');
    const span = Math.min(Math.max(Number(value(child(properties, 'w:gridSpan')) ?? 1) || 1, 1), maxColumns);
    return [text, ...Array.from({ length: span - 1 }, () => '')];
  }
}

const rowsOf = (node: XmlNode): XmlNode[] =>
  node.children.flatMap((part) =>
    part.name === 'w:tr' ? [part] : containers.has(part.name) ? rowsOf(part) : [],
  );

const cellsOf = (node: XmlNode): XmlNode[] =>
  node.children.flatMap((part) =>
    part.name === 'w:tc' ? [part] : containers.has(part.name) ? cellsOf(part) : [],
  );

/** Built-in heading styles without an outline level of their own, by the names that Word and WPS give them. */
function headingByName(name: string): number | null {
  const depth = /^(?:heading|标题) ?([1-9])$/i.exec(name)?.[1];
  return depth === undefined ? null : Number(depth) - 1;
}

/** The number that Word shows, in front of the text unless the author wrote it there as well. */
function numberedText(number: string | null, text: string): string {
  if (number === null) return text;
  const own = parseMarker(text.trimStart())?.marker;
  const shown = parseMarker(`${number}。`)?.marker ?? parseMarker(number)?.marker;
  if (own && shown && own.style === shown.style) return text;
  const joint = /[\s、,，.．:：)）\]】〕]$/.test(number) ? '' : ' ';
  return `${number}${joint}${text.trimStart()}`;
}
