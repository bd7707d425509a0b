/** The text of a Word paragraph out of its runs, as it is shown: without deleted, hidden and field-code text. */
import type { Address } from '../../../core/model.ts';
import { shifted } from '../raised.ts';
import { child, type XmlNode } from '../xml/xml.ts';
import { tallyDrawing, textBoxes } from './drawings.ts';
import type { Fields } from './fields.ts';
import { formula } from './formula.ts';
import type { NoteKind, NoteMarks } from './note-marks.ts';
import { flag, type Style, type Styles, shiftOf, value } from './styles.ts';
import type { Tally } from './tally.ts';

export interface RunText {
  /** Lines of the paragraph; a soft line end or page break starts a new one. */
  readonly lines: readonly string[];
  /** Every visible character is bold. */
  readonly bold: boolean;
  /** Contents of text boxes that are anchored in the paragraph. */
  readonly boxes: readonly XmlNode[];
  /** Links in the paragraph, in order. */
  readonly links: readonly Address[];
}

/** What the runs of a whole document have in common. */
export interface RunContext {
  readonly styles: Styles;
  readonly marks: NoteMarks;
  readonly fields: Fields;
  readonly tally: Tally;
  /** Targets of the part's relationships by their id. */
  readonly targets: ReadonlyMap<string, string>;
  /** Kind and id of the note that is being read. */
  readonly note: { readonly kind: NoteKind; readonly id: string } | null;
}

/** Elements around runs that show their content. */
const transparent = new Set(
  'w:hyperlink w:ins w:moveTo w:smartTag w:customXml w:sdt w:sdtContent w:fldSimple w:dir w:bdo w:ruby w:rubyBase m:oMathPara m:oMath'.split(
    ' ',
  ),
);
const drawings = new Set(['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent']);
const accepted = new Set(['w:ins', 'w:moveTo']);
const deleted = new Set(['w:del', 'w:moveFrom']);

const characters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:noBreakHyphen': '-',
  'w:cr': '\n',
  'w:br': '\n',
};

/** A symbol of a symbol font has no character of its own; others name their code. */
function symbol(node: XmlNode): string | null {
  const code = Number.parseInt(node.attributes['w:char'] ?? '', 16);
  return Number.isNaN(code) || (code >= 0xd800 && code <= 0xf8ff) || code > 0xffff
    ? null
    : String.fromCharCode(code);
}

/** Characters of text anywhere below, deleted ones included. */
export function sizeOf(node: XmlNode): number {
  const own = node.name === 'w:t' || node.name === 'w:delText' ? node.text.replace(/\s+/g, '').length : 0;
  return node.children.reduce((sum, part) => sum + sizeOf(part), own);
}

export function readRuns(paragraph: XmlNode, style: Style, context: RunContext): RunText {
  const { styles, marks, fields, tally, targets, note } = context;
  let text = '';
  let visible = 0;
  let bold = 0;
  const boxes: XmlNode[] = [];
  const links: { text: string; url: string }[] = [];
  const draw = (node: XmlNode): void => {
    boxes.push(...textBoxes(node));
    tallyDrawing(node, tally, targets);
  };
  const put = (piece: string, isBold: boolean, link: string | null): void => {
    const size = piece.replace(/\s+/g, '').length;
    text += piece;
    visible += size;
    if (isBold) bold += size;
    const last = links.at(-1);
    if (link === null || size === 0) return;
    if (last?.url === link && text.endsWith(`${last.text}${piece}`)) last.text += piece;
    else links.push({ text: piece, url: link });
  };
  const pieceOf = (node: XmlNode): string => {
    switch (node.name) {
      case 'w:t':
        return node.text;
      case 'w:sym': {
        const character = symbol(node);
        if (character === null) tally.symbols++;
        return character ?? '';
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const mark = marks.refer(node.name.slice(2, -9) as NoteKind, node.attributes['w:id'] ?? '');
        return flagged(node, 'w:customMarkFollows') ? '' : mark;
      }
      case 'w:footnoteRef':
      case 'w:endnoteRef':
        return note ? marks.of(note.kind, note.id) : '';
      default:
        return characters[node.name] ?? '';
    }
  };
  const readRun = (run: XmlNode, link: string | null): void => {
    const properties = child(run, 'w:rPr');
    if (flag(properties, 'w:vanish')) {
      tally.hiddenCharacters += sizeOf(run);
      return;
    }
    const own = value(child(properties, 'w:rStyle'));
    const isBold = flag(properties, 'w:b') ?? style.bold ?? false;
    const shift = shiftOf(properties) ?? (own === null ? null : styles.of(own).shift);
    for (const node of run.children) {
      if (node.name === 'w:fldChar') fields.mark(node.attributes['w:fldCharType']);
      else if (node.name === 'w:instrText') fields.code(node.text);
      else if (drawings.has(node.name)) draw(node);
      else if (transparent.has(node.name)) walk(node, link);
      else if (!fields.hidden) {
        const piece = pieceOf(node);
        put(shift === null || shift === 'none' ? piece : shifted(piece, shift), isBold, link ?? fields.link);
      }
    }
  };
  const walk = (node: XmlNode, link: string | null): void => {
    for (const part of node.children) {
      if (accepted.has(part.name)) tally.insertions++;
      if (part.name === 'w:r') readRun(part, link);
      else if (part.name === 'm:oMath') put(formula(part), false, null);
      else if (deleted.has(part.name)) tallyDeletion(part, tally);
      else if (drawings.has(part.name)) draw(part);
      else if (part.name === 'w:hyperlink') walk(part, targets.get(part.attributes['r:id'] ?? '') ?? link);
      else if (transparent.has(part.name)) walk(part, link);
    }
  };
  walk(paragraph, null);
  fields.endParagraph();
  tally.links.push(...links.map(({ url }) => url));
  return { lines: text.split('\n'), bold: visible > 0 && bold === visible, boxes, links };
}

const flagged = (node: XmlNode, name: string): boolean => /^(?:1|true|on)$/.test(node.attributes[name] ?? '');

export function tallyDeletion(node: XmlNode, tally: Tally): void {
  tally.deletions++;
  tally.deletedCharacters += sizeOf(node);
}
