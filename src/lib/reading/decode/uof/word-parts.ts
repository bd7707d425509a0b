/** A text of the Unified Office Format told in the words of ECMA-376, so that one reader reads both. */
import { element, partsOfMarkup, textElement, valued } from '../word/markup.ts';
import type { WordParts } from '../word/read-docx.ts';
import type { XmlNode } from '../xml/xml.ts';
import { all, attribute, part, property } from './names.ts';

const isOn = (value: string | undefined): boolean => value === 'true' || value === '1';

/** Formats of numbers by their names in the standard. */
const numberFormats: Readonly<Record<string, string>> = {
  'upper-letter': 'upperLetter',
  'lower-letter': 'lowerLetter',
  'upper-roman': 'upperRoman',
  'lower-roman': 'lowerRoman',
  'decimal-full-width': 'decimalFullWidth',
  'decimal-enclosed-circle': 'decimalEnclosedCircle',
  'decimal-enclosed-circle-chinese': 'decimalEnclosedCircle',
  'chinese-counting': 'chineseCounting',
  'chinese-legal-simplified': 'chineseLegalSimplified',
  'ideograph-traditional': 'ideographTraditional',
  'ideograph-zodiac': 'ideographZodiac',
};

/** Text that stands apart from the body, and the drawings that a place of it refers to. */
class Apart {
  readonly footnotes: XmlNode[] = [];
  readonly endnotes: XmlNode[] = [];
  readonly headers: XmlNode[] = [];
  readonly footers: XmlNode[] = [];
  readonly drawings: ReadonlyMap<string, XmlNode>;

  constructor(roots: readonly XmlNode[]) {
    const found = roots.flatMap((root) => [...all(root, '图形')]);
    this.drawings = new Map(found.map((node) => [attribute(node, '标识符') ?? '', node]));
  }
}

class Translator {
  readonly #apart: Apart;
  /** A tracked change that is open. */
  #revision: 'w:ins' | 'w:del' | null = null;

  constructor(apart: Apart) {
    this.#apart = apart;
  }

  blocks(node: XmlNode): XmlNode[] {
    return node.children.flatMap((one) => {
      switch (one.name) {
        case '段落':
          return [this.#paragraph(one)];
        case '文字表':
          return [this.#table(one)];
        case '分节':
          this.#section(one);
          return [];
        default:
          return one.name.endsWith('属性') ? [] : this.blocks(one);
      }
    });
  }

  #section(node: XmlNode): void {
    for (const header of all(node, '页眉')) this.#apart.headers.push(...this.blocks(header));
    for (const footer of all(node, '页脚')) this.#apart.footers.push(...this.blocks(footer));
  }

  #paragraph(node: XmlNode): XmlNode {
    const properties = part(node, '段落属性');
    const runs = node.children.flatMap((one) => (one.name === '段落属性' ? [] : this.#inside(one)));
    return element('w:p', {}, [
      paragraphProperties(properties, attribute(properties ?? node, '式样引用')),
      ...runs,
    ]);
  }

  /** Runs, and the marks of changes that may stand beside or in them. */
  #inside(node: XmlNode): XmlNode[] {
    if (node.name === '句') {
      const properties = part(node, '句属性');
      return node.children.flatMap((one) => (one === properties ? [] : this.#piece(one, properties)));
    }
    return this.#piece(node, undefined);
  }

  #piece(node: XmlNode, properties: XmlNode | undefined): XmlNode[] {
    const { name } = node;
    const change = /^(插入|删除|修订)(开始|结束)$/.exec(name);
    if (change) {
      const kind = change[1] === '修订' ? attribute(node, '类型') : change[1];
      const begins = change[2] === '开始';
      const revision =
        kind === '删除' || kind === 'delete'
          ? 'w:del'
          : kind === '插入' || kind === 'insert'
            ? 'w:ins'
            : null;
      this.#revision = begins ? revision : null;
      return [];
    }
    if (name === '脚注' || name === '尾注') return [this.#run(this.#note(node, name), properties)];
    if (name === '锚点') return this.#drawing(node);
    const parts = characters(node, this.#revision === 'w:del');
    return parts.map((one) => this.#run(one, properties));
  }

  #run(content: XmlNode, properties: XmlNode | undefined): XmlNode {
    const run = element('w:r', {}, [runProperties(properties), content]);
    return this.#revision === null ? run : element(this.#revision, {}, [run]);
  }

  #note(node: XmlNode, name: '脚注' | '尾注'): XmlNode {
    const [kind, notes] =
      name === '脚注'
        ? (['footnote', this.#apart.footnotes] as const)
        : (['endnote', this.#apart.endnotes] as const);
    const id = String(notes.length + 1);
    const mark = element('w:r', {}, [element(`w:${kind}Ref`)]);
    const [first, ...others] = this.blocks(node);
    const marked = first ? [{ ...first, children: [mark, ...first.children] }, ...others] : [];
    notes.push(element(`w:${kind}`, { 'w:id': id }, marked));
    return element(`w:${kind}Reference`, { 'w:id': id });
  }

  /** What lies at a place: the text of a box, or a picture that is named. */
  #drawing(node: XmlNode): XmlNode[] {
    const id = references(node)[0] ?? '';
    const drawing = this.#apart.drawings.get(id) ?? node;
    const boxes = [...all(drawing, '文本')].flatMap((box) => this.blocks(box));
    const content =
      boxes.length > 0 ? element('w:txbxContent', {}, boxes) : element('v:imagedata', { 'r:id': id });
    return [element('w:r', {}, [element('w:pict', {}, [content])])];
  }

  #table(node: XmlNode): XmlNode {
    /** For each column how many further rows a cell above covers. */
    const covered: number[] = [];
    const rows = [...all(node, '行')].map((row) => {
      const cells: XmlNode[] = [];
      let column = 0;
      const skipCovered = (): void => {
        for (; (covered[column] ?? 0) > 0; column++) {
          covered[column] = (covered[column] ?? 0) - 1;
          cells.push(element('w:tc', {}, [element('w:tcPr', {}, [valued('w:vMerge', 'continue')])]));
        }
      };
      for (const cell of row.children.filter(({ name }) => name === '单元格')) {
        skipCovered();
        const properties = part(cell, '单元格属性');
        const width = spanOf(property(properties, '跨列'));
        const height = spanOf(property(properties, '跨行'));
        for (let i = 0; i < width; i++) covered[column++] = height - 1;
        cells.push(
          element('w:tc', {}, [
            element('w:tcPr', {}, [valued('w:gridSpan', String(width))]),
            ...this.blocks(cell),
          ]),
        );
      }
      skipCovered();
      return element('w:tr', {}, cells);
    });
    return element('w:tbl', {}, rows);
  }
}

/** Drawings that an anchor names, itself or within. */
const references = (node: XmlNode): string[] => [
  ...[attribute(node, '图形引用')].filter((id) => id !== undefined),
  ...node.children.flatMap(references),
];

const widest = 60;
const spanOf = (value: string | undefined): number => Math.min(Math.max(Number(value) || 1, 1), widest);

/** @param deleted whether the text was taken out by a tracked change */
function characters(node: XmlNode, deleted: boolean): XmlNode[] {
  switch (node.name) {
    case '文本串':
      return [textElement(node.text, deleted ? 'w:delText' : 'w:t')];
    case '空格符':
      return [textElement(' '.repeat(Math.min(Number(attribute(node, '个数') ?? 1) || 1, 200)))];
    case '制表符':
      return [element('w:tab')];
    case '换行符':
    case '分页符':
    case '分栏符':
      return [element('w:br')];
    default:
      return [];
  }
}

function runProperties(node: XmlNode | undefined): XmlNode {
  const shift = { sup: 'superscript', sub: 'subscript' }[property(node, '上下标类型', '上下标') ?? ''];
  const bold = property(node, '是否粗体', '粗体');
  return element('w:rPr', {}, [
    ...(bold === undefined ? [] : [valued('w:b', isOn(bold) ? '1' : '0')]),
    ...(shift === undefined ? [] : [valued('w:vertAlign', shift)]),
    ...(isOn(property(node, '是否隐藏文字', '隐藏文字')) ? [element('w:vanish')] : []),
  ]);
}

function paragraphProperties(node: XmlNode | undefined, style: string | undefined): XmlNode {
  const outline = Number(property(node, '大纲级别') ?? 0);
  const alignment = node && part(node, '对齐');
  const numbering = node && part(node, '自动编号信息');
  const list = numbering && attribute(numbering, '编号引用');
  return element('w:pPr', {}, [
    ...(style === undefined ? [] : [valued('w:pStyle', style)]),
    ...(alignment && attribute(alignment, '水平对齐') === 'center' ? [valued('w:jc', 'center')] : []),
    // Level 0 is body text.
    ...(outline > 0 ? [valued('w:outlineLvl', String(outline - 1))] : []),
    ...(numbering && list !== undefined
      ? [
          element('w:numPr', {}, [
            valued('w:ilvl', String(Math.max(0, Number(attribute(numbering, '编号级别') ?? 1) - 1))),
            valued('w:numId', list),
          ]),
        ]
      : []),
  ]);
}

function styleOf(node: XmlNode): XmlNode {
  const base = attribute(node, '基式样引用');
  const standard = attribute(node, '类型') === 'default' ? { 'w:default': '1' } : {};
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': attribute(node, '标识符') ?? '', ...standard },
    [
      valued('w:name', attribute(node, '名称') ?? ''),
      ...(base === undefined ? [] : [valued('w:basedOn', base)]),
      paragraphProperties(part(node, '段落属性') ?? node, undefined),
      runProperties(part(node, '句属性')),
    ],
  );
}

/** A list and its definition, one for each automatic numbering. */
function listsOf(roots: readonly XmlNode[]): XmlNode {
  const lists = roots.flatMap((root) => [...all(root, '自动编号')]);
  const idOf = (node: XmlNode): string => attribute(node, '标识符') ?? '';
  const levelOf = (node: XmlNode): XmlNode =>
    element('w:lvl', { 'w:ilvl': String(Math.max(0, Number(attribute(node, '级别值') ?? 1) - 1)) }, [
      valued('w:start', property(node, '起始编号') || '1'),
      valued(
        'w:numFmt',
        part(node, '项目符号') ? 'bullet' : (numberFormats[property(node, '编号格式') ?? ''] ?? 'decimal'),
      ),
      valued('w:lvlText', property(node, '编号格式表示') ?? ''),
    ]);
  return element('w:numbering', {}, [
    ...lists.map((list) =>
      element('w:abstractNum', { 'w:abstractNumId': idOf(list) }, [...all(list, '级别')].map(levelOf)),
    ),
    ...lists.map((list) =>
      element('w:num', { 'w:numId': idOf(list) }, [valued('w:abstractNumId', idOf(list))]),
    ),
  ]);
}

const properties: ReadonlyMap<string, string> = new Map([
  ['标题', 'dc:title'],
  ['主题', 'dc:subject'],
  ['创建者', 'dc:creator'],
  ['作者', 'dc:creator'],
  ['创建日期', 'dcterms:created'],
]);

/** @param body the element that holds the text; @param roots of all parts, names without prefix and number */
export function wordPartsOf(body: XmlNode, roots: readonly XmlNode[]): WordParts {
  const apart = new Apart(roots);
  const blocks = new Translator(apart).blocks(body);
  const each = (name: string): XmlNode[] => roots.flatMap((root) => [...all(root, name)]);
  const comments = each('批注集').flatMap((list) =>
    [...all(list, '批注')].map((one) => element('w:comment', {}, new Translator(new Apart([])).blocks(one))),
  );
  const core = each('元数据').flatMap((node) =>
    node.children.flatMap(({ name, text }) => {
      const known = properties.get(name);
      return known === undefined || text.trim() === '' ? [] : [textElement(text.trim(), known)];
    }),
  );
  return partsOfMarkup(
    new Map([
      ['word/document.xml', element('w:document', {}, [element('w:body', {}, blocks)])],
      ['word/styles.xml', element('w:styles', {}, each('段落式样').map(styleOf))],
      ['word/numbering.xml', listsOf(roots)],
      ['word/footnotes.xml', element('w:footnotes', {}, apart.footnotes)],
      ['word/endnotes.xml', element('w:endnotes', {}, apart.endnotes)],
      ['word/comments.xml', element('w:comments', {}, comments)],
      ['word/header1.xml', element('w:hdr', {}, apart.headers)],
      ['word/footer1.xml', element('w:ftr', {}, apart.footers)],
      ['docProps/core.xml', element('cp:coreProperties', {}, core)],
    ]),
  );
}
