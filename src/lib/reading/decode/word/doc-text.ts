/** Turns the characters of a Word 97-2003 document into paragraphs and tables ([MS-DOC] 2.4.2, 2.4.3). */
import type { BlockHints } from '../../../core/model.ts';
import { shifted } from '../raised.ts';
import { numberedText } from '../shown-number.ts';
import { isBlank } from '../text/lines.ts';
import { type DocFile, located, type Range, structures } from './doc-file.ts';
import { docNumbering } from './doc-lists.ts';
import { characterMarks, marks, type ParagraphMarks, paragraphReader } from './doc-properties.ts';
import { paragraphStyles } from './doc-styles.ts';
import { cellEnd, type DocBlock, type Paragraph, tableBlocks } from './doc-tables.ts';
import { Fields } from './fields.ts';
import type { Numbering } from './numbering.ts';
import type { Tally } from './tally.ts';

const paragraphEnd = '\r';
const sectionEnd = '\f';
const noteReference = '\x02';

/** Characters that stand for others or for a line end; those of drawings and comments stand for nothing. */
const special: Readonly<Record<string, string>> = {
  '\v': '\n',
  '\x0e': '\n',
  '\x1e': '-',
  '\x1f': '',
  '\x01': '',
  '\x05': '',
  '\x08': '',
};

/** Positions of the references to notes of one kind. */
function references(file: DocFile, index: number): Map<number, number> {
  const plc = file.table.length === 0 ? file.table : located(file, index);
  const count = Math.max(0, Math.floor((plc.length - 4) / 6));
  return new Map(Array.from({ length: count }, (_, i) => [plc.readUInt32LE(4 * i), i + 1]));
}

export class DocText {
  readonly #file: DocFile;
  readonly #bits: Uint8Array;
  readonly #paragraphAt: (position: number) => ParagraphMarks;
  readonly #notes: readonly Map<number, number>[];
  readonly #tally: Tally;
  readonly #numbering: Numbering | null;
  /** Paragraphs with a number that cannot be computed. */
  unnumbered = 0;

  constructor(file: DocFile, tally: Tally) {
    this.#file = file;
    this.#tally = tally;
    this.#bits = file.pieces.length === 0 ? new Uint8Array(file.characters.length) : characterMarks(file);
    this.#paragraphAt = paragraphReader(file, paragraphStyles(file));
    this.#numbering = numberingOf(file);
    this.#notes = [references(file, structures.footnoteRefs), references(file, structures.endnoteRefs)];
  }

  /** @param range part of the text; @param inherited hints of all its blocks */
  read([start, end]: Range, inherited: BlockHints = {}): DocBlock[] {
    const blocks: DocBlock[] = [];
    let table: Paragraph[] = [];
    const flush = (): void => {
      if (table.length > 0) blocks.push(...tableBlocks(table));
      table = [];
    };
    for (const paragraph of this.#paragraphs(start, Math.min(end, this.#file.characters.length), inherited)) {
      const inTable = paragraph.marks.inTable || paragraph.marks.rowEnd || paragraph.end === cellEnd;
      if (inTable) table.push(paragraph);
      else {
        flush();
        blocks.push(...paragraph.blocks);
      }
    }
    flush();
    return blocks;
  }

  *#paragraphs(start: number, end: number, inherited: BlockHints): Generator<Paragraph> {
    const { characters } = this.#file;
    const fields = new Fields();
    let note = 0;
    let line = { text: '', visible: 0, bold: 0 };
    let run: { text: string; bits: number } | null = null;
    const endRun = (): void => {
      if (run === null) return;
      const { bits } = run;
      const shift = bits & marks.raised ? 'raised' : bits & marks.lowered ? 'lowered' : null;
      line.text += shift === null ? run.text : shifted(run.text, shift);
      const size = run.text.replace(/\s+/g, '').length;
      line.visible += size;
      if (bits & marks.bold) line.bold += size;
      run = null;
    };
    const put = (text: string, bits: number): void => {
      if (run !== null && run.bits !== bits) endRun();
      run = { text: (run?.text ?? '') + text, bits };
    };
    let deleting = false;
    let inserting = false;
    for (let at = start; at < end; at++) {
      const character = characters[at] ?? '';
      const bits = this.#bits[at] ?? 0;
      const isDeleted = (bits & marks.deleted) !== 0;
      const isInserted = !isDeleted && (bits & marks.inserted) !== 0;
      if (isDeleted && !deleting) this.#tally.deletions++;
      if (isInserted && !inserting) this.#tally.insertions++;
      deleting = isDeleted;
      inserting = isInserted;
      if (character === paragraphEnd || character === cellEnd || character === sectionEnd) {
        // The end of a paragraph that was deleted joins it to the next one.
        if (isDeleted && character === paragraphEnd) continue;
        endRun();
        fields.endParagraph();
        const found = this.#paragraphAt(at);
        yield { blocks: this.#blocks(line, found, inherited), marks: found, end: character };
        line = { text: '', visible: 0, bold: 0 };
      } else if (isDeleted) {
        if (!isBlank(character)) this.#tally.deletedCharacters++;
      } else if (character === '\x13') fields.mark('begin');
      else if (character === '\x14') fields.mark('separate');
      else if (character === '\x15') fields.mark('end');
      else if (fields.hidden) fields.code(character);
      else if (bits & marks.hidden) {
        if (!isBlank(character)) this.#tally.hiddenCharacters++;
      } else if (character === noteReference) {
        const number = this.#notes.map((places) => places.get(at)).find((n) => n !== undefined) ?? ++note;
        put(String(number), bits | marks.raised);
      } else {
        if (character === '\x01') this.#tally.pictures.push('');
        put(special[character] ?? character, bits);
      }
    }
    endRun();
    if (!isBlank(line.text)) {
      yield {
        blocks: this.#blocks(line, this.#paragraphAt(end - 1), inherited),
        marks: this.#paragraphAt(end - 1),
        end: paragraphEnd,
      };
    }
  }

  #blocks(
    { text, visible, bold }: { text: string; visible: number; bold: number },
    { style, outline, centred, list, depth }: ParagraphMarks,
    inherited: BlockHints,
  ): DocBlock[] {
    const level = outline !== null && outline < 9 ? outline + 1 : style >= 1 && style <= 9 ? style : null;
    const lines = text.split('\n').filter((line) => !isBlank(line));
    const number = lines.length > 0 && list > 0 ? this.#numberOf(String(list), depth, String(style)) : null;
    const hints: BlockHints = {
      ...(level === null ? {} : { heading: level }),
      ...(centred ? { centred } : {}),
      ...(visible > 0 && bold === visible ? { bold: true } : {}),
      ...inherited,
    };
    return lines.map((line, i) => ({ text: i === 0 ? numberedText(number, line) : line, hints }));
  }

  #numberOf(list: string, depth: number | null, style: string): string | null {
    if (this.#numbering === null) this.unnumbered++;
    return this.#numbering?.next(list, depth ?? this.#numbering.levelOf(list, style) ?? 0) ?? null;
  }
}

/** Null when the lists are broken: the text can be read all the same. */
function numberingOf(file: DocFile): Numbering | null {
  try {
    return docNumbering(file);
  } catch {
    return null;
  }
}
