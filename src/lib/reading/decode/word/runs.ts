/** The text of a Word paragraph out of its runs, as it is shown: without deleted, hidden and field-code text. */
import { child, type XmlNode } from '../xml/xml.ts';
import { flag } from './styles.ts';

export interface RunText {
  /** Lines of the paragraph; a soft line end or page break starts a new one. */
  readonly lines: readonly string[];
  /** Every visible character is bold. */
  readonly bold: boolean;
  /** Contents of text boxes that are anchored in the paragraph. */
  readonly boxes: readonly XmlNode[];
}

/** Elements around runs that show their content. */
const transparent = new Set(
  'w:hyperlink w:ins w:moveTo w:smartTag w:customXml w:sdt w:sdtContent w:fldSimple w:dir w:bdo w:ruby w:rubyBase'.split(
    ' ',
  ),
);
const drawings = new Set(['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent']);

const characters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:noBreakHyphen': '-',
  'w:cr': '\n',
  'w:br': '\n',
};

/** A symbol of a symbol font has no character of its own; others name their code. */
function symbol(node: XmlNode): string {
  const code = Number.parseInt(node.attributes['w:char'] ?? '', 16);
  return Number.isNaN(code) || (code >= 0xe000 && code <= 0xf8ff) || code > 0xffff
    ? ''
    : String.fromCharCode(code);
}

/** Text boxes below a drawing; of a choice and its fallback only one counts. */
function textBoxes(node: XmlNode): XmlNode[] {
  if (node.name === 'w:txbxContent') return [node];
  if (node.name === 'mc:AlternateContent') {
    const choice = child(node, 'mc:Choice');
    const found = choice ? choice.children.flatMap(textBoxes) : [];
    return found.length > 0 ? found : (child(node, 'mc:Fallback')?.children.flatMap(textBoxes) ?? []);
  }
  return node.children.flatMap(textBoxes);
}

export function readRuns(paragraph: XmlNode, boldByStyle: boolean): RunText {
  let text = '';
  let visible = 0;
  let bold = 0;
  const boxes: XmlNode[] = [];
  const readRun = (run: XmlNode): void => {
    const properties = child(run, 'w:rPr');
    if (flag(properties, 'w:vanish')) return;
    const isBold = flag(properties, 'w:b') ?? boldByStyle;
    for (const node of run.children) {
      if (drawings.has(node.name)) boxes.push(...textBoxes(node));
      const piece =
        node.name === 'w:t'
          ? node.text
          : node.name === 'w:sym'
            ? symbol(node)
            : (characters[node.name] ?? '');
      const size = piece.replace(/\s+/g, '').length;
      text += piece;
      visible += size;
      if (isBold) bold += size;
      if (transparent.has(node.name)) walk(node);
    }
  };
  const walk = (node: XmlNode): void => {
    for (const part of node.children) {
      if (part.name === 'w:r') readRun(part);
      else if (drawings.has(part.name)) boxes.push(...textBoxes(part));
      else if (transparent.has(part.name)) walk(part);
    }
  };
  walk(paragraph);
  return { lines: text.split('\n'), bold: visible > 0 && bold === visible, boxes };
}
