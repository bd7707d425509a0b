/** Turns the body of an OpenDocument text into blocks: headings, paragraphs, lists, tables, text boxes, notes. */
import type { BlockHints } from '../../../core/model.ts';
import { numberedText } from '../shown-number.ts';
import { isBlank } from '../text/lines.ts';
import type { WordBlock } from '../word/body.ts';
import { readTable } from '../word/tables.ts';
import type { Tally } from '../word/tally.ts';
import type { XmlNode } from '../xml/xml.ts';
import type { Counters, Lists } from './lists.ts';
import { type Note, Runs, sizeOf } from './runs.ts';
import type { Styles } from './styles.ts';

/** Elements around blocks that show their content. */
const containers = new Set(
  'text:section text:index-body text:table-of-content text:alphabetical-index text:table-index text:illustration-index text:user-index text:object-index text:bibliography text:index-title draw:text-box draw:a text:note-body office:text text:numbered-paragraph'.split(
    ' ',
  ),
);
const drawings = new Set(['draw:frame', 'draw:custom-shape', 'draw:rect', 'draw:ellipse', 'draw:g']);
const rowGroups = new Set(['table:table-header-rows', 'table:table-rows', 'table:table-row-group']);

const maxColumns = 60;
const maxRepeatedRows = 200;

/** A cell of more characters that has paragraphs is a page of text in a frame. */
const maxCellLength = 400;
const maxCellBlocks = 3;

export interface OdfContext {
  readonly styles: Styles;
  readonly lists: Lists;
  readonly tally: Tally;
}

/** Where in a list a block stands. */
interface Item {
  readonly style: string;
  readonly counters: Counters;
  readonly depth: number;
  readonly start: number | null;
  /** The number stands in front of the first paragraph only. */
  counted: boolean;
}

interface Place {
  readonly hints: BlockHints;
  readonly item: Item | null;
}

export class OdfBody {
  readonly #context: OdfContext;
  readonly #notes: Note[] = [];

  constructor(context: OdfContext) {
    this.#context = context;
  }

  /** @param inherited hints that hold for the whole part, such as page furniture */
  read(container: XmlNode, inherited: BlockHints = {}): WordBlock[] {
    return this.#blocks(container, { hints: inherited, item: null });
  }

  /** Notes that were referred to so far, in the order of their marks. */
  notes(): WordBlock[] {
    const blocks: WordBlock[] = [];
    for (let note = this.#notes.shift(); note; note = this.#notes.shift()) {
      const { mark, kind, body } = note;
      const [first, ...others] = this.read(body, { element: kind });
      if (first) blocks.push({ ...first, text: `${mark}${first.text}` }, ...others);
    }
    return blocks;
  }

  #blocks(container: XmlNode, place: Place): WordBlock[] {
    return container.children.flatMap((node) => this.#node(node, place));
  }

  #node(node: XmlNode, place: Place): WordBlock[] {
    const { name, attributes } = node;
    const { tally } = this.#context;
    if (name === 'text:p' || name === 'text:h') return this.#paragraph(node, place);
    if (name === 'text:list') return this.#list(node, place);
    if (name === 'table:table') return this.#table(node, place);
    if (drawings.has(name)) return this.#paragraph({ ...node, name: 'text:p', children: [node] }, place);
    if (name === 'text:tracked-changes') this.#changes(node);
    if (name === 'text:section' && attributes['text:display'] === 'none') {
      tally.hiddenCharacters += sizeOf(node);
      return [];
    }
    return containers.has(name) ? this.#blocks(node, place) : [];
  }

  /** What was deleted stands apart from the text, what was inserted in it. */
  #changes(node: XmlNode): void {
    const { tally } = this.#context;
    for (const region of node.children) {
      for (const change of region.children) {
        if (change.name === 'text:insertion') tally.insertions++;
        if (change.name !== 'text:deletion') continue;
        tally.deletions++;
        const info = change.children.find(({ name }) => name === 'office:change-info');
        tally.deletedCharacters += sizeOf(change) - (info ? sizeOf(info) : 0);
      }
    }
  }

  #paragraph(node: XmlNode, { hints: inherited, item }: Place): WordBlock[] {
    const { styles, tally } = this.#context;
    const style = styles.of('paragraph', node.attributes['text:style-name']);
    if (style.hidden) {
      tally.hiddenCharacters += sizeOf(node);
      return [];
    }
    const { lines, bold, links, boxes, notes, number } = new Runs(styles, tally, style).read(node);
    this.#notes.push(...notes);
    const shown = lines.filter((line) => !isBlank(line));
    const level =
      node.name === 'text:h' ? Number(node.attributes['text:outline-level'] ?? 1) || 1 : style.heading;
    const counted = shown.length === 0 ? null : this.#number(node, item, level);
    const hints: BlockHints = {
      ...(level === null || level > 9 ? {} : { heading: level }),
      ...(style.alignment === 'center' ? { centred: true } : {}),
      ...(bold ? { bold: true } : {}),
      ...(style.name === '' ? {} : { element: `p.${style.name}` }),
      ...(links.length === 0 ? {} : { links }),
      ...inherited,
    };
    return [
      ...shown.map((line, i) => ({ text: i === 0 ? numberedText(number || counted, line) : line, hints })),
      ...boxes.flatMap((box) =>
        this.#blocks(
          { name: '', attributes: {}, text: '', children: [box] },
          { hints: { ...inherited, element: 'text-box' }, item: null },
        ),
      ),
    ];
  }

  #number({ name, attributes }: XmlNode, item: Item | null, level: number | null): string | null {
    const { lists } = this.#context;
    if (item !== null) {
      if (item.counted) return null;
      item.counted = true;
      return lists.next(item.style, item.counters, item.depth, item.start);
    }
    if (name !== 'text:h' || level === null || attributes['text:is-list-header'] === 'true') return null;
    const start =
      attributes['text:restart-numbering'] === 'true' ? Number(attributes['text:start-value'] ?? 1) : null;
    return lists.nextHeading(level, start);
  }

  #list(node: XmlNode, { hints, item }: Place): WordBlock[] {
    const style = node.attributes['text:style-name'] ?? item?.style ?? this.#listOfFirst(node) ?? '';
    const depth = (item?.depth ?? 0) + 1;
    const counters = item?.counters ?? this.#context.lists.begin(node, style);
    return node.children.flatMap((entry) => {
      if (entry.name !== 'text:list-item' && entry.name !== 'text:list-header') return [];
      const start = Number(entry.attributes['text:start-value'] ?? Number.NaN);
      const own: Item = {
        style,
        counters,
        depth,
        start: Number.isInteger(start) ? start : null,
        counted: entry.name === 'text:list-header',
      };
      return this.#blocks(entry, { hints, item: own });
    });
  }

  /** A list without a style takes that of its paragraphs. */
  #listOfFirst(node: XmlNode): string | null {
    for (const part of node.children) {
      const name = part.attributes['text:style-name'];
      const own =
        part.name === 'text:p' || part.name === 'text:h'
          ? this.#context.styles.of('paragraph', name).list
          : null;
      const found = own ?? this.#listOfFirst(part);
      if (found !== null) return found;
    }
    return null;
  }

  #table(node: XmlNode, { hints: inherited }: Place): WordBlock[] {
    const rows = this.#rows(node).map((row) => row.children.flatMap((cell) => this.#cell(cell, inherited)));
    const reading = readTable(rows.map((row) => row.map(({ text }) => text)));
    const isFrame = rows
      .flat()
      .some(({ text, blocks }) => text.length > maxCellLength && blocks.length > maxCellBlocks);
    const hints: BlockHints = { ...inherited, element: 'table' };
    if (reading.kind === 'labels') return reading.lines.map((text) => ({ text, hints }));
    if (reading.kind === 'frame' || isFrame) return rows.flat().flatMap(({ blocks }) => blocks);
    const text = reading.rows.map((row) => row.join('\t')).join('\n');
    const links = rows.flat().flatMap(({ blocks }) => blocks.flatMap((block) => block.hints.links ?? []));
    return [{ text, table: reading.rows, hints: links.length === 0 ? hints : { ...hints, links } }];
  }

  #rows(node: XmlNode): XmlNode[] {
    return node.children.flatMap((part) => {
      if (rowGroups.has(part.name)) return this.#rows(part);
      if (part.name !== 'table:table-row') return [];
      const repeated = Number(part.attributes['table:number-rows-repeated'] ?? 1) || 1;
      return Array.from({ length: sizeOf(part) === 0 ? 1 : Math.min(repeated, maxRepeatedRows) }, () => part);
    });
  }

  /** @returns the cell as often as it is repeated, and empty ones for the further columns that it spans */
  #cell(cell: XmlNode, inherited: BlockHints): { text: string; blocks: readonly WordBlock[] }[] {
    const { name, attributes } = cell;
    const times = Math.min(Number(attributes['table:number-columns-repeated'] ?? 1) || 1, maxColumns);
    if (name === 'table:covered-table-cell') {
      this.#context.tally.hiddenCharacters += sizeOf(cell);
      return Array.from({ length: times }, () => ({ text: '', blocks: [] }));
    }
    if (name !== 'table:table-cell') return [];
    const blocks = this.#blocks(cell, { hints: inherited, item: null });
    const text = blocks.map((block) => block.text.replace(/[\t\n]+/g, ' ').trim()).join(' ');
    return Array.from({ length: times }, () => ({ text, blocks }));
  }
}
