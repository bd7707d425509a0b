/** Word documents, written with the docx library in the manners that offices have. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  Textbox,
  TextRun,
  WidthType,
} from 'docx';
import type { Draft, Line } from './draft.ts';

type Style = NonNullable<Draft['facts']['style']>;

/** GB/T 9704-2012: title 小标宋 22 pt, first level 黑体, second 楷体, body 仿宋, all 16 pt. */
const fonts = ['黑体', '楷体_GB2312', '仿宋_GB2312', '仿宋_GB2312'];
const run = (text: string, font = '仿宋_GB2312', bold = false) =>
  new TextRun({ text, font, bold, size: 32, language: { eastAsia: 'zh-CN' } });
const indent = { firstLine: 640 };

const wordHeadings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
];

function heading(line: Extract<Line, { mark: 'H' }>, style: Style): Paragraph {
  const text = line.number + line.label;
  const level = wordHeadings[line.level - 1] ?? HeadingLevel.HEADING_4;
  if (style === 'headings') return new Paragraph({ heading: level, children: [run(text, fonts[0])] });
  if (style === 'numbering') {
    const numbering = { reference: 'official', level: line.level - 1 };
    return new Paragraph({ heading: level, numbering, children: [run(text, fonts[0])] });
  }
  const [first = '', second] = text.split('⏎');
  const face = fonts[line.level - 1];
  const rest =
    second === undefined
      ? []
      : [new TextRun({ text: second, ...(face ? { font: face } : {}), size: 32, break: 1 })];
  // WPS Office gives a heading by an outline level on the paragraph itself, without a style.
  const outline = style === 'wps' ? { outlineLevel: line.level - 1 } : {};
  return new Paragraph({ indent, ...outline, children: [run(first, face, line.level > 2), ...rest] });
}

function paragraph(line: Line, style: Style): Paragraph | null {
  switch (line.mark) {
    case 'T':
      return new Paragraph({
        alignment: AlignmentType.CENTER,
        ...(style === 'headings' ? { heading: HeadingLevel.TITLE } : {}),
        children: [new TextRun({ text: line.text, font: '方正小标宋简体', size: 44 })],
      });
    case 'N':
      return new Paragraph({ alignment: AlignmentType.CENTER, children: [run(line.text)] });
    case 'H':
      return heading(line, style);
    case 'R':
      return new Paragraph({
        indent,
        children: [run(line.number + line.label, fonts[line.level - 1], true), run(line.text)],
      });
    case 'P':
      return new Paragraph({ indent, children: [run(line.text)] });
    case 'L':
      return new Paragraph({ children: [run(line.text)] });
    case 'S':
    case 'D':
      return new Paragraph({ alignment: AlignmentType.RIGHT, children: [run(line.text)] });
    case 'B': {
      const style = { width: '240pt', height: '60pt' } as const;
      return new Paragraph({
        children: [new Textbox({ style, children: [new Paragraph({ children: [run(line.text)] })] })],
      });
    }
    default:
      return null;
  }
}

function table(rows: readonly (readonly string[])[]): Table {
  const cell = (text: string) => new TableCell({ children: [new Paragraph({ children: [run(text)] })] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells) => new TableRow({ children: cells.map(cell) })),
  });
}

const official = {
  reference: 'official',
  levels: [
    { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
    { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
  ],
};

export async function renderDocx({ facts, lines }: Draft): Promise<Uint8Array> {
  const style = facts.style ?? 'fonts';
  const children: (Paragraph | Table)[] = [];
  let rows: (readonly string[])[] = [];
  for (const line of [...lines, { mark: 'blank' } as const]) {
    if (line.mark === 'X' || line.mark === 'Y') {
      rows.push(line.cells);
      continue;
    }
    if (rows.length > 0) children.push(table(rows));
    rows = [];
    const next = paragraph(line, style);
    if (next) children.push(next);
  }
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  const footer = new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
  });
  const { running } = facts;
  const headers =
    running === undefined ? {} : { default: new Header({ children: [new Paragraph(running)] }) };
  const document = new Document({
    numbering: { config: [official] },
    sections: [{ headers, footers: { default: footer }, children }],
  });
  return Packer.toBuffer(document);
}
