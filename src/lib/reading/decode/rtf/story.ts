/** A run of paragraphs and tables of a Rich Text file, put together as the markup of Word. */
import { element, textElement, valued } from '../word/markup.ts';
import { TooComplex, type XmlNode } from '../xml/xml.ts';

export interface ParagraphProperties {
  readonly style: number | null;
  readonly centred: boolean;
  /** From 0; null for body text. */
  readonly outline: number | null;
  readonly inTable: boolean;
}

export interface CharacterProperties {
  readonly bold: boolean | null;
  readonly shift: 'superscript' | 'subscript' | null;
  readonly hidden: boolean;
  readonly revision: 'w:ins' | 'w:del' | null;
}

/** How a cell joins those beside and above it, as the definition of its row says. */
export interface CellDefinition {
  readonly goesOnAbove: boolean;
  readonly beginsBelow: boolean;
  readonly goesOnBefore: boolean;
}

const maxNodes = 1_000_000;

export class Story {
  readonly #done: XmlNode[] = [];
  #runs: XmlNode[] = [];
  /** Rows of the table that is open, cells of its open row, paragraphs of its open cell. */
  #rows: XmlNode[] = [];
  #cells: XmlNode[] = [];
  #cell: XmlNode[] = [];
  #count = 0;

  /** Puts a part of a run, such as text or a break, into the open paragraph. */
  put(part: XmlNode, { bold, shift, hidden, revision }: CharacterProperties): void {
    if (++this.#count > maxNodes) throw new TooComplex('rtf');
    const properties = [
      ...(bold === null ? [] : [valued('w:b', bold ? '1' : '0')]),
      ...(shift === null ? [] : [valued('w:vertAlign', shift)]),
      ...(hidden ? [element('w:vanish')] : []),
    ];
    const shown = revision === 'w:del' && part.name === 'w:t' ? textElement(part.text, 'w:delText') : part;
    const run = element('w:r', {}, [element('w:rPr', {}, properties), shown]);
    this.#runs.push(revision === null ? run : element(revision, {}, [run]));
  }

  get isEmpty(): boolean {
    return this.#runs.length === 0;
  }

  endParagraph({ style, centred, outline, inTable }: ParagraphProperties): void {
    const paragraph = element('w:p', {}, [
      element('w:pPr', {}, [
        ...(style === null ? [] : [valued('w:pStyle', String(style))]),
        ...(centred ? [valued('w:jc', 'center')] : []),
        ...(outline === null ? [] : [valued('w:outlineLvl', String(outline))]),
      ]),
      ...this.#runs,
    ]);
    this.#runs = [];
    if (inTable) this.#cell.push(paragraph);
    else {
      this.#endTable();
      this.#done.push(paragraph);
    }
  }

  endCell(properties: ParagraphProperties): void {
    this.endParagraph({ ...properties, inTable: true });
    this.#cells.push(element('w:tc', {}, this.#cell));
    this.#cell = [];
  }

  endRow(definitions: readonly CellDefinition[]): void {
    const cells = this.#cells.map((cell, i) => {
      const { goesOnAbove = false, beginsBelow = false, goesOnBefore = false } = definitions[i] ?? {};
      const merge = goesOnAbove ? 'continue' : beginsBelow ? 'restart' : null;
      const properties = [
        ...(merge === null ? [] : [valued('w:vMerge', merge)]),
        ...(goesOnBefore ? [valued('w:hMerge', 'continue')] : []),
      ];
      return { ...cell, children: [element('w:tcPr', {}, properties), ...cell.children] };
    });
    if (cells.length > 0) this.#rows.push(element('w:tr', {}, cells));
    this.#cells = [];
  }

  #endTable(): void {
    // Text of a row that was never ended is text all the same.
    this.endRow([]);
    if (this.#rows.length > 0) this.#done.push(element('w:tbl', {}, this.#rows));
    this.#done.push(...this.#cell);
    this.#rows = [];
    this.#cell = [];
  }

  /** @returns all paragraphs and tables; what is open is ended */
  end(properties: ParagraphProperties): XmlNode[] {
    if (!this.isEmpty) this.endParagraph(properties);
    this.#endTable();
    return this.#done;
  }
}
