/** Follows the groups and control words of a Rich Text file to its text (RTF 1.9.1). */
import { element, textElement, valued } from '../word/markup.ts';
import type { XmlNode } from '../xml/xml.ts';
import { Charsets, labelOfPage } from './charsets.ts';
import { characters, entered, information, skipped, stories } from './destinations.ts';
import { type CellDefinition, type CharacterProperties, type ParagraphProperties, Story } from './story.ts';
import { type RtfToken, rtfTokens } from './tokens.ts';

/** What a group inherits from the one around it. */
interface Group {
  character: CharacterProperties;
  paragraph: ParagraphProperties;
  font: number | null;
  /** Font for characters of two bytes. */
  eastAsian: number | null;
  /** Characters to skip behind `\u`. */
  alternatives: number;
  /** What the group is for; null for text. */
  purpose: string | null;
  story: Story;
  /** The story is this group's own and ends with it. */
  own: 'header' | 'footer' | 'footnote' | 'annotation' | 'box' | null;
  /** The group began with `\*`: who does not know its purpose skips it. */
  optional: boolean;
  /** No control word was met in it. */
  fresh: boolean;
}

interface RtfStyle {
  name: string;
  based: number | null;
  outline: number | null;
  centred: boolean;
  bold: boolean | null;
}

/** A file as the parts of a Word document. */
export interface Interpreted {
  readonly body: readonly XmlNode[];
  readonly headers: readonly XmlNode[];
  readonly footers: readonly XmlNode[];
  readonly footnotes: readonly XmlNode[];
  readonly endnotes: readonly XmlNode[];
  readonly comments: readonly XmlNode[];
  readonly styles: readonly XmlNode[];
  readonly properties: readonly XmlNode[];
  /** The file ends within a group. */
  readonly cut: boolean;
}

const plainCharacter: CharacterProperties = { bold: null, shift: null, hidden: false, revision: null };
const plainParagraph: ParagraphProperties = { style: null, centred: false, outline: null, inTable: false };
const noStyle = (): RtfStyle => ({ name: '', based: null, outline: null, centred: false, bold: null });
const deepest = 5000;

class Interpreter {
  readonly #charsets = new Charsets();
  readonly #main = new Story();
  readonly #styles = new Map<number, RtfStyle>();
  readonly #properties = new Map<string, string>();
  readonly #notes = { footnote: [] as XmlNode[], endnote: [] as XmlNode[] };
  readonly #apart = { header: [] as XmlNode[], footer: [] as XmlNode[], annotation: [] as XmlNode[] };
  readonly #stack: Group[] = [];
  #group: Group = {
    character: plainCharacter,
    paragraph: plainParagraph,
    font: null,
    eastAsian: null,
    alternatives: 1,
    purpose: null,
    story: this.#main,
    own: null,
    optional: false,
    fresh: true,
  };
  #bytes = '';
  #toSkip = 0;
  #half = '';
  #number = '';
  #style: RtfStyle = noStyle();
  #styleNumber = 0;
  #fontNumber = 0;
  #cells: CellDefinition[] = [];
  #cell = { goesOnAbove: false, beginsBelow: false, goesOnBefore: false };
  #isEndnote = false;

  read(text: string): Interpreted {
    for (const token of rtfTokens(text)) this.#token(token);
    this.#flush();
    const cut = this.#stack.length > 0;
    while (this.#stack.length > 0) this.#close();
    return {
      body: this.#main.end(plainParagraph),
      headers: this.#apart.header,
      footers: this.#apart.footer,
      comments: this.#apart.annotation,
      footnotes: this.#notes.footnote,
      endnotes: this.#notes.endnote,
      styles: [...this.#styles].map(([number, style]) => styleElement(number, style)),
      properties: [...this.#properties].map(([name, value]) => textElement(value, name)),
      cut,
    };
  }

  #token(token: RtfToken): void {
    if (token.type === 'bytes') {
      this.#put(token.bytes);
      return;
    }
    // `\'` pairs may stand in a row, so text is decoded when something else comes.
    this.#flush();
    if (token.type === 'open') this.#open();
    else if (token.type === 'close') this.#close();
    else if (token.type === 'symbol') this.#symbol(token.name);
    else this.#word(token.name, token.value);
  }

  #put(bytes: string): void {
    const skip = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skip;
    this.#bytes += bytes.slice(skip);
  }

  #flush(): void {
    const bytes = this.#bytes;
    if (bytes === '') return;
    this.#bytes = '';
    const { purpose, font, eastAsian } = this.#group;
    if (purpose !== null && skipped.has(purpose)) return;
    // Codes of a symbol font name pictures: Word keeps them, too, without a character.
    if (this.#charsets.isSymbol(font)) {
      if (purpose === null) this.#add(element('w:sym'));
    } else this.#text(this.#charsets.decode(bytes, font, eastAsian));
  }

  #text(text: string): void {
    const { purpose } = this.#group;
    if (purpose === 'fonttbl') return;
    if (purpose === 'stylesheet') this.#style.name += text;
    else if (purpose !== null && purpose in information) {
      const name = information[purpose] ?? '';
      this.#properties.set(name, (this.#properties.get(name) ?? '') + text);
    } else if (purpose === 'fldinst') this.#add(textElement(text, 'w:instrText'));
    else if (purpose === 'number') this.#number += text;
    else if (purpose === null) this.#add(textElement(text));
  }

  #add(part: XmlNode): void {
    this.#group.story.put(part, this.#group.character);
  }

  #open(): void {
    if (this.#stack.length >= deepest) throw new RangeError('groups nested too deep');
    this.#stack.push(this.#group);
    this.#group = { ...this.#group, own: null, optional: false, fresh: true };
    this.#toSkip = 0;
  }

  #close(): void {
    const closed = this.#group;
    this.#group = this.#stack.pop() ?? closed;
    this.#toSkip = 0;
    if (closed.purpose === 'stylesheet' && this.#group.purpose === 'stylesheet') this.#endStyle();
    if (closed.purpose === 'number' && this.#group.purpose !== 'number') this.#endNumber();
    if (closed.purpose === 'field' && this.#group.purpose !== 'field') this.#mark('end');
    if (closed.own !== null && closed.story !== this.#group.story) this.#endStory(closed);
  }

  /** The number that a list shows, as `numberedText` joins it to its paragraph. */
  #endNumber(): void {
    const number = this.#number.trim();
    this.#number = '';
    if (number === '' || number === '•' || number === '·') return;
    this.#add(textElement(/[、，,.．:：)）\]】〕]$/.test(number) ? number : `${number} `));
  }

  #endStyle(): void {
    const name = this.#style.name.replace(/;\s*$/, '').trim();
    this.#styles.set(this.#styleNumber, { ...this.#style, name });
    this.#style = noStyle();
    this.#styleNumber = 0;
  }

  #mark(type: 'begin' | 'separate' | 'end'): void {
    this.#add(element('w:fldChar', { 'w:fldCharType': type }));
  }

  #endStory({ own, story, paragraph }: Group): void {
    const content = story.end({ ...paragraph, inTable: false });
    if (own === 'header' || own === 'footer') this.#apart[own].push(...content);
    else if (own === 'annotation') this.#apart.annotation.push(element('w:comment', {}, content));
    else if (own === 'box') this.#add(element('w:pict', {}, [element('w:txbxContent', {}, content)]));
    else if (own === 'footnote') {
      const kind = this.#isEndnote ? 'endnote' : 'footnote';
      const id = String(this.#notes[kind].length + 1);
      this.#notes[kind].push(
        element(
          `w:${kind}`,
          { 'w:id': id },
          content.map((node) => withKind(node, kind)),
        ),
      );
      this.#add(element(`w:${kind}Reference`, { 'w:id': id }));
      this.#isEndnote = false;
    }
  }

  #symbol(name: string): void {
    if (name === '*') {
      this.#group.optional = true;
      return;
    }
    const { purpose } = this.#group;
    if (purpose !== null && purpose !== 'number') return;
    if (name === '~') this.#text('\u00a0');
    else if (name === '_') this.#text('-');
    else if (name === '\n' || name === '\r') this.#group.story.endParagraph(this.#group.paragraph);
    else if ('\\{}'.includes(name)) this.#put(name);
  }

  /** The first control word of a group tells what it is for. */
  #purpose(name: string): boolean {
    const group = this.#group;
    const first = group.fresh;
    group.fresh = false;
    if (!first || (group.purpose !== null && skipped.has(group.purpose))) return false;
    const story = stories[name];
    if (story !== undefined) {
      group.story = new Story();
      group.own = story;
      group.purpose = null;
      group.character = plainCharacter;
      group.paragraph = plainParagraph;
    } else if (name === 'pict') {
      if (group.purpose === null) this.#add(element('w:pict', {}, [element('v:imagedata', { 'r:id': '' })]));
      group.purpose = name;
    } else if (name === 'objdata' || name === 'objclass') {
      if (name === 'objdata') this.#add(element('w:object', {}, [element('o:OLEObject', { ProgID: '' })]));
      group.purpose = name;
    } else if (name === 'field') {
      this.#mark('begin');
      group.purpose = group.purpose === null ? 'field' : group.purpose;
    } else if (name === 'fldinst') group.purpose = 'fldinst';
    else if (name === 'fldrslt') {
      if (group.purpose === 'field') this.#mark('separate');
      group.purpose = null;
    } else if (name === 'listtext' || name === 'pntext') group.purpose = 'number';
    else if (name === 'upr') group.purpose = 'comment';
    else if (name === 'ud') group.purpose = null;
    else if (name === 'fonttbl' || name === 'stylesheet' || name in information) group.purpose = name;
    else if (skipped.has(name) || (group.optional && !entered.has(name))) {
      // In the table of styles a group of its own is a style of characters or of tables.
      group.purpose = group.purpose === 'stylesheet' ? 'stylesheet' : skipped.has(name) ? name : 'comment';
      return group.purpose !== 'stylesheet';
    } else return false;
    return true;
  }

  #word(name: string, value: number | null): void {
    if (this.#purpose(name)) return;
    const { purpose } = this.#group;
    if (purpose !== null && skipped.has(purpose)) return;
    if (this.#fileWord(name, value) || this.#tableWord(name)) return;
    this.#styleWord(name, value);
    const change = characterChange(name, value);
    if (change) this.#group.character = { ...this.#group.character, ...change };
    else this.#paragraphWord(name, value);
  }

  /** Encodings, fonts and characters by their code. */
  #fileWord(name: string, value: number | null): boolean {
    const group = this.#group;
    if (name === 'ansicpg' || name === 'cpg') this.#charsets.page = labelOfPage(value ?? 0);
    else if (name === 'uc') group.alternatives = Math.max(0, value ?? 1);
    else if (name === 'f') {
      this.#fontNumber = value ?? 0;
      group.font = value;
    } else if (name === 'af' || name === 'dbch') group.eastAsian = value ?? group.eastAsian;
    else if (name === 'fcharset') this.#charsets.setFont(this.#fontNumber, value ?? 0);
    else if (name === 'u') this.#unicode(value ?? 0);
    else if (name in characters) this.#text(characters[name] ?? '');
    else return false;
    return true;
  }

  /** A character beyond the first plane comes as two. */
  #unicode(value: number): void {
    const unit = String.fromCharCode(value & 0xffff);
    if (/[\ud800-\udbff]/.test(unit)) this.#half = unit;
    else {
      this.#text(this.#half + unit);
      this.#half = '';
    }
    this.#toSkip = this.#group.alternatives;
  }

  #tableWord(name: string): boolean {
    const { story, paragraph } = this.#group;
    if (name === 'trowd') this.#cells = [];
    else if (name === 'clvmgf') this.#cell.beginsBelow = true;
    else if (name === 'clvmrg') this.#cell.goesOnAbove = true;
    else if (name === 'clmrg') this.#cell.goesOnBefore = true;
    else if (name === 'cellx') {
      this.#cells.push(this.#cell);
      this.#cell = { goesOnAbove: false, beginsBelow: false, goesOnBefore: false };
    } else if (name === 'cell') story.endCell(paragraph);
    else if (name === 'row') story.endRow(this.#cells);
    else if (name === 'nestcell') this.#add(element('w:tab'));
    else if (name === 'nestrow') story.endParagraph(paragraph);
    else return false;
    return true;
  }

  #styleWord(name: string, value: number | null): void {
    if (this.#group.purpose !== 'stylesheet') return;
    if (name === 's' || name === 'cs' || name === 'ds' || name === 'ts') this.#styleNumber = value ?? 0;
    else if (name === 'sbasedon') this.#style.based = value === 222 ? null : value;
    else if (name === 'outlinelevel') this.#style.outline = value;
    else if (name === 'qc') this.#style.centred = true;
    else if (name === 'b') this.#style.bold = value !== 0;
  }

  #paragraphWord(name: string, value: number | null): void {
    const group = this.#group;
    const { story, paragraph, purpose } = group;
    if (name === 'pard') group.paragraph = plainParagraph;
    else if (name === 's') group.paragraph = { ...paragraph, style: value };
    else if (name === 'qc') group.paragraph = { ...paragraph, centred: true };
    else if (/^q[lrjd]$/.test(name)) group.paragraph = { ...paragraph, centred: false };
    else if (name === 'outlinelevel') group.paragraph = { ...paragraph, outline: value };
    else if (name === 'intbl') group.paragraph = { ...paragraph, inTable: true };
    else if (name === 'ftnalt') this.#isEndnote = true;
    else if (purpose === 'number' || purpose === null) {
      if (name === 'par' || name === 'sect') story.endParagraph(paragraph);
      else if (name === 'line' || name === 'page' || name === 'column') this.#add(element('w:br'));
      else if (name === 'tab') this.#text('\t');
      else if (name === 'chftn' && story !== this.#main) this.#add(element('w:footnoteRef'));
    }
  }
}

/** The mark in front of a note is called by its kind. */
function withKind(node: XmlNode, kind: 'footnote' | 'endnote'): XmlNode {
  const name = node.name === 'w:footnoteRef' ? `w:${kind}Ref` : node.name;
  return { ...node, name, children: node.children.map((part) => withKind(part, kind)) };
}

function styleElement(number: number, { name, based, outline, centred, bold }: RtfStyle): XmlNode {
  const standard = number === 0 ? { 'w:default': '1' } : {};
  return element('w:style', { 'w:type': 'paragraph', 'w:styleId': String(number), ...standard }, [
    valued('w:name', name),
    ...(based === null || based === number ? [] : [valued('w:basedOn', String(based))]),
    element('w:pPr', {}, [
      ...(outline === null ? [] : [valued('w:outlineLvl', String(outline))]),
      ...(centred ? [valued('w:jc', 'center')] : []),
    ]),
    element('w:rPr', {}, bold === null ? [] : [valued('w:b', bold ? '1' : '0')]),
  ]);
}

function characterChange(name: string, value: number | null): Partial<CharacterProperties> | null {
  switch (name) {
    case 'plain':
      return plainCharacter;
    case 'b':
      return { bold: value !== 0 };
    case 'super':
      return { shift: value === 0 ? null : 'superscript' };
    case 'sub':
      return { shift: value === 0 ? null : 'subscript' };
    case 'nosupersub':
      return { shift: null };
    case 'v':
      return { hidden: value !== 0 };
    case 'deleted':
      return { revision: value === 0 ? null : 'w:del' };
    case 'revised':
      return { revision: value === 0 ? null : 'w:ins' };
    default:
      return null;
  }
}

/**
 * @param text the file, a character for each byte
 * @throws RangeError, TooComplex
 */
export const interpretRtf = (text: string): Interpreted => new Interpreter().read(text);
