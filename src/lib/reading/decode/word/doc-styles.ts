/** Paragraph styles of a Word 97-2003 document with what they inherit ([MS-DOC] 2.9.271 STSH, 2.9.260 STD). */
import { type DocFile, located, structures } from './doc-file.ts';
import { changed, type ParagraphMarks, plain } from './doc-properties.ts';

const noStyle = 0xfff;
const maxInheritance = 20;

interface Style {
  readonly base: number;
  readonly changes: Buffer;
}

/** The changes of a paragraph style stand in its first block, behind the style's own number. */
function styleOf(entry: Buffer, fixed: number): Style | null {
  if (entry.length < fixed + 4 || (entry.readUInt16LE(2) & 0xf) !== 1) return null;
  const at = fixed + 4 + 2 * entry.readUInt16LE(fixed);
  if (at + 2 > entry.length) return null;
  const block = entry.subarray(at + 2, at + 2 + entry.readUInt16LE(at));
  return { base: entry.readUInt16LE(2) >> 4, changes: block.subarray(2) };
}

/** @returns what each paragraph style says, by its number */
export function paragraphStyles(file: DocFile): ParagraphMarks[] {
  const sheet = file.table.length === 0 ? file.table : located(file, structures.styles);
  if (sheet.length < 6) return [];
  const fixed = sheet.readUInt16LE(4);
  const styles: (Style | null)[] = [];
  for (let at = 2 + sheet.readUInt16LE(0); at + 2 <= sheet.length; ) {
    const length = sheet.readUInt16LE(at);
    styles.push(styleOf(sheet.subarray(at + 2, at + 2 + length), fixed));
    at += 2 + length + (length & 1);
  }
  const resolve = (index: number, depth: number): ParagraphMarks => {
    const style = styles[index];
    if (!style || depth > maxInheritance) return plain;
    const base = style.base === noStyle ? plain : resolve(style.base, depth + 1);
    return changed({ ...base, style: index }, style.changes);
  };
  return styles.map((_, index) => resolve(index, 0));
}
