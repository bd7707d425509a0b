/** Marks of footnotes and endnotes: Word counts them, the text holds only the place (ECMA-376 part 1, 17.11). */
import { shifted } from '../raised.ts';
import { child, descendant, type XmlNode } from '../xml/xml.ts';
import { formatNumber } from './number-format.ts';
import { value } from './styles.ts';

export type NoteKind = 'footnote' | 'endnote';

const usual: Readonly<Record<NoteKind, string>> = { footnote: 'decimal', endnote: 'lowerRoman' };

export class NoteMarks {
  readonly #formats: Readonly<Record<NoteKind, string>>;
  readonly #marks = { footnote: new Map<string, string>(), endnote: new Map<string, string>() };

  /** @param body holds the settings of its sections; @param settings of the whole document */
  constructor(body: XmlNode, settings: XmlNode | undefined) {
    const format = (kind: NoteKind): string => {
      const own = descendant(body, `w:${kind}Pr`);
      const all = settings && descendant(settings, `w:${kind}Pr`);
      return value(child(own, 'w:numFmt')) ?? value(child(all, 'w:numFmt')) ?? usual[kind];
    };
    this.#formats = { footnote: format('footnote'), endnote: format('endnote') };
  }

  /** @returns the mark that stands in the text for a reference; call it in document order */
  refer(kind: NoteKind, id: string): string {
    const marks = this.#marks[kind];
    const known = marks.get(id);
    if (known !== undefined) return known;
    const number = marks.size + 1;
    const mark = shifted(formatNumber(this.#formats[kind], number) ?? String(number), 'raised');
    marks.set(id, mark);
    return mark;
  }

  /** @returns the mark in front of the note itself, empty for a note that nothing refers to */
  of(kind: NoteKind, id: string): string {
    return this.#marks[kind].get(id) ?? '';
  }
}
