/** Turns the body of a Word document into blocks: paragraphs with style and number, tables, text boxes. */
import type { BlockHints } from '../../../core/model.ts';
import { numberedText } from '../shown-number.ts';
import { isBlank } from '../text/lines.ts';
import { child, type XmlNode } from '../xml/xml.ts';
import { joinDeletedMarks } from './deleted-marks.ts';
import type { Numbering } from './numbering.ts';
import { type RunContext, readRuns, sizeOf, tallyDeletion } from './runs.ts';
import { level, type Style, value } from './styles.ts';
import { readTable } from './tables.ts';

export interface WordBlock {
  readonly text: string;
  readonly table?: readonly (readonly string[])[];
  readonly hints: BlockHints;
}

const containers = new Set(
  'w:sdt w:sdtContent w:ins w:moveTo w:customXml w:smartTag w:sect wx:sect wx:sub-section'.split(' '),
);
const maxColumns = 60;

/** A cell of more characters that has paragraphs is a page of text in a frame. */
const maxCellLength = 400;
const maxCellBlocks = 3;

export class BodyReader {
  readonly #context: RunContext;
  readonly #numbering: Numbering;

  constructor(numbering: Numbering, context: RunContext) {
    this.#context = context;
    this.#numbering = numbering;
  }

  /** A reader of another part, which counts its lists on. */
  with(context: Partial<RunContext>): BodyReader {
    return new BodyReader(this.#numbering, { ...this.#context, ...context });
  }

  /** @param inherited hints that hold for the whole part, such as page furniture */
  read(container: XmlNode, inherited: BlockHints = {}): WordBlock[] {
    const { tally } = this.#context;
    return joinDeletedMarks(container.children, tally).flatMap((node) => {
      if (node.name === 'w:p') return this.#paragraph(node, inherited);
      if (node.name === 'w:tbl') return this.#table(node, inherited);
      if (node.name === 'w:altChunk') tally.chunks++;
      if (node.name === 'w:ins' || node.name === 'w:moveTo') tally.insertions++;
      if (node.name === 'w:del' || node.name === 'w:moveFrom') tallyDeletion(node, tally);
      if (containers.has(node.name)) return this.read(node, inherited);
      if (node.name === 'mc:AlternateContent') {
        return this.read(child(node, 'mc:Choice') ?? child(node, 'mc:Fallback') ?? node, inherited);
      }
      return [];
    });
  }

  #paragraph(node: XmlNode, inherited: BlockHints): WordBlock[] {
    const properties = child(node, 'w:pPr');
    const style = this.#context.styles.of(value(child(properties, 'w:pStyle')));
    const { lines, bold, boxes, links } = readRuns(node, style, this.#context);
    const number = this.#number(
      properties,
      style,
      lines.some((line) => !isBlank(line)),
    );
    const outline = level(child(properties, 'w:outlineLvl')) ?? style.outline ?? headingByName(style.name);
    const alignment = value(child(properties, 'w:jc')) ?? style.alignment;
    const addresses = links.filter(({ url }) => /^https?:\/\//i.test(url));
    const hints: BlockHints = {
      ...(outline === null || outline > 8 ? {} : { heading: outline + 1 }),
      ...(alignment === 'center' ? { centred: true } : {}),
      ...(bold ? { bold: true } : {}),
      ...(style.name === '' ? {} : { element: `p.${style.name}` }),
      ...(addresses.length === 0 ? {} : { links: addresses }),
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
    const depth =
      level(child(own, 'w:ilvl')) ?? this.#numbering.levelOf(list, style.id) ?? style.numberLevel ?? 0;
    return this.#numbering.next(list, depth);
  }

  #table(node: XmlNode, inherited: BlockHints): WordBlock[] {
    const rows = this.#parts(node, 'w:tr').map((row) =>
      this.#parts(row, 'w:tc').flatMap((cell) => this.#cell(cell, inherited)),
    );
    const reading = readTable(rows.map((row) => row.map(({ text }) => text)));
    const isFrame = rows
      .flat()
      .some(({ text, blocks }) => text.length > maxCellLength && blocks.length > maxCellBlocks);
    const hints: BlockHints = { ...inherited, element: 'tbl' };
    if (reading.kind === 'labels') return reading.lines.map((text) => ({ text, hints }));
    if (reading.kind === 'frame' || isFrame) return rows.flat().flatMap(({ blocks }) => blocks);
    const text = reading.rows.map((row) => row.join('\t')).join('\n');
    const links = rows.flat().flatMap(({ blocks }) => blocks.flatMap((block) => block.hints.links ?? []));
    return [{ text, table: reading.rows, hints: links.length === 0 ? hints : { ...hints, links } }];
  }

  /** Rows of a table or cells of a row, without those whose deletion was tracked. */
  #parts(node: XmlNode, name: 'w:tr' | 'w:tc'): XmlNode[] {
    return node.children.flatMap((part) => {
      if (containers.has(part.name)) return this.#parts(part, name);
      if (part.name !== name) return [];
      const properties = child(part, `${name}Pr`);
      if (!child(properties, 'w:del') && !child(properties, 'w:cellDel')) return [part];
      tallyDeletion(part, this.#context.tally);
      return [];
    });
  }

  /** @returns the cell and empty ones for the further columns that it spans */
  #cell(cell: XmlNode, inherited: BlockHints): Cell[] {
    const properties = child(cell, 'w:tcPr');
    const merge = child(properties, 'w:vMerge') ?? child(properties, 'w:vmerge');
    const covered = merge !== undefined && value(merge) !== 'restart';
    if (covered) this.#context.tally.hiddenCharacters += sizeOf(cell);
    const blocks = covered ? [] : this.read(cell, inherited);
    const text = blocks.map((block) => block.text.replace(/[\t\n]+/g, ' ').trim()).join(' ');
    const span = Math.min(Math.max(Number(value(child(properties, 'w:gridSpan')) ?? 1) || 1, 1), maxColumns);
    return [{ text, blocks }, ...Array.from({ length: span - 1 }, () => ({ text: '', blocks: [] }))];
  }
}

interface Cell {
  readonly text: string;
  readonly blocks: readonly WordBlock[];
}

/** Built-in heading styles without an outline level of their own, by the names that Word and WPS give them. */
function headingByName(name: string): number | null {
  const depth = /^(?:heading|标题) ?([1-9])$/i.exec(name)?.[1];
  return depth === undefined ? null : Number(depth) - 1;
}
