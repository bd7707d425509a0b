/** Table `citations`: one row a law or document that a sentence names in 《》. */
import type { Cited } from '../cited/find-cited.ts';
import { rawLineColumn } from './raw-lines.ts';
import { isRecognised, recognisedColumn } from './recognised.ts';
import type { DataFacts } from './report-facts.ts';
import { defineTable, reportKey } from './table.ts';

interface CitationRow {
  readonly id: string;
  readonly number: number;
  readonly recognised: boolean;
  readonly section: string;
  readonly cited: Cited;
  readonly rawLine: number | null;
}

export const citationTable = defineTable<DataFacts, CitationRow>({
  name: 'citations',
  title: '引用的法律和文件',
  description: '报告每次用书名号引用法律、法规、规章或者文件，各一行，连同原句。',
  primaryKey: [reportKey, 'number'],
  of: ({ report, citations, sectionOf, rawLines }) =>
    citations.map((cited, index) => ({
      id: report.id,
      number: index + 1,
      recognised: isRecognised(report),
      section: sectionOf.get(cited.anchor) ?? '',
      cited,
      rawLine: rawLines?.get(cited.anchor) ?? null,
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
      name: 'title',
      type: 'string',
      description: '照原文的名称',
      required: true,
      of: ({ cited }) => cited.title,
    },
    {
      name: 'key',
      type: 'string',
      description: '统一写法后的名称，用来合并同一文件的不同写法',
      required: true,
      of: ({ cited }) => cited.key,
    },
    {
      name: 'group',
      type: 'string',
      description: '按名称最后的词分出的类别',
      required: true,
      of: ({ cited }) => cited.group,
    },
    {
      name: 'document_number',
      type: 'string',
      description: '名称之后括号里的发文字号',
      of: ({ cited }) => cited.number,
    },
    {
      name: 'sentence',
      type: 'string',
      description: '原句；很长的句子只引名称前后的一段，截断处为“…”',
      required: true,
      of: ({ cited }) => cited.sentence,
    },
    {
      name: 'section_anchor',
      type: 'string',
      description: '所在部分的锚点，与 sections 的 anchor 相同',
      of: ({ section }) => section || null,
    },
    {
      name: 'anchor',
      type: 'string',
      description: '所在段落的锚点，可接在报告网址的 # 之后',
      required: true,
      of: ({ cited }) => cited.anchor,
    },
    rawLineColumn,
    recognisedColumn,
  ],
});
