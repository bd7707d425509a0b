/** Table `sections`: one row a section, with its text. */

import type { Section } from '../../core/markdown/parse.ts';
import type { SectionFinding } from '../sections/classify.ts';
import { sectionKinds } from '../sections/kinds.ts';
import { isRecognised, recognisedColumn } from './recognised.ts';
import type { DataFacts } from './report-facts.ts';
import { sectionText } from './section-text.ts';
import { defineTable, reportKey } from './table.ts';

interface SectionRow {
  readonly id: string;
  readonly number: number;
  readonly recognised: boolean;
  readonly section: Section;
  readonly finding: SectionFinding | undefined;
}

export const sectionTable = defineTable<DataFacts, SectionRow>({
  name: 'sections',
  title: '各部分',
  description: '报告的每个标题一行，连同紧接其下、下一个标题之前的文字。',
  primaryKey: [reportKey, 'number'],
  of: ({ report, sections, findings }) =>
    sections.map((section, index) => ({
      id: report.id,
      number: index + 1,
      recognised: isRecognised(report),
      section,
      finding: findings[index],
    })),
  columns: [
    { name: reportKey, type: 'string', description: '报告编号', required: true, of: ({ id }) => id },
    {
      name: 'number',
      type: 'integer',
      description: '在报告中的次序，从 1 起',
      required: true,
      of: ({ number }) => number,
    },
    {
      name: 'anchor',
      type: 'string',
      description: '报告网页上的锚点；第一个标题之前的文字没有',
      of: ({ section }) => section.anchor || null,
    },
    {
      name: 'level',
      type: 'integer',
      description: '标题的层级，1 最高；0 为第一个标题之前的文字',
      required: true,
      of: ({ section }) => section.level,
    },
    {
      name: 'heading',
      type: 'string',
      description: '标题，连同序号',
      of: ({ section }) => section.heading || null,
    },
    {
      name: 'kind',
      type: 'string',
      description: '类别，见《数据怎样得来》',
      required: true,
      values: sectionKinds,
      of: ({ finding }) => finding?.kind ?? 'other',
    },
    {
      name: 'also',
      type: 'string',
      description: '标题同时写明的其他类别，以空格分隔',
      of: ({ finding }) => finding?.also.join(' ') || null,
    },
    {
      name: 'evidence',
      type: 'string',
      description: '归类所依据的词语',
      of: ({ finding }) => finding?.evidence.text || null,
    },
    {
      name: 'evidence_place',
      type: 'string',
      description: '词语在哪里：heading 标题，parent 上级标题，body 正文，none 没有依据',
      required: true,
      values: ['heading', 'parent', 'body', 'none'],
      of: ({ finding }) => finding?.evidence.where ?? 'none',
    },
    {
      name: 'confidence',
      type: 'number',
      description: '归类的可信程度，0 到 1',
      required: true,
      of: ({ finding }) => finding?.confidence ?? 0,
    },
    {
      name: 'characters',
      type: 'integer',
      description: '文字的字符数，不含空白',
      required: true,
      of: ({ section }) => [...sectionText(section).replace(/\s/gu, '')].length,
    },
    {
      name: 'text',
      type: 'string',
      description: '文字，段与段之间换行；表格的格以制表符、行以换行分隔',
      of: ({ section }) => sectionText(section) || null,
    },
    recognisedColumn,
  ],
});
