/** Table `reports`: one row a report. */

import { regionLevels, reportKinds, sourceFormats } from '../../core/schema.ts';
import type { RequiredPart } from '../sections/kinds.ts';
import { isRecognised, recognisedColumn } from './recognised.ts';
import type { DataFacts } from './report-facts.ts';
import { sectionText } from './section-text.ts';
import { type ColumnOf, defineTable } from './table.ts';

function part(name: RequiredPart, title: string): ColumnOf<DataFacts> {
  return {
    name: `part_${name.replaceAll('-', '_')}`,
    type: 'string',
    description: `是否找到“${title}”部分；not-found 表示程序没有找到，不等于没有写`,
    required: true,
    values: ['present', 'not-found'],
    of: ({ duties }) => duties.parts.find((one) => one.part === name)?.status ?? 'not-found',
  };
}

export const reportTable = defineTable<DataFacts, DataFacts>({
  name: 'reports',
  title: '报告',
  description: '每份报告一行：著录项、篇幅、公布时间和必备部分。',
  primaryKey: ['id'],
  of: (facts) => [facts],
  columns: [
    {
      name: 'id',
      type: 'string',
      description: '报告编号，永不更改',
      required: true,
      of: ({ report }) => report.id,
    },
    { name: 'title', type: 'string', description: '标题', required: true, of: ({ report }) => report.title },
    {
      name: 'title_inferred',
      type: 'boolean',
      description: '标题由程序拼成，原件中没有',
      required: true,
      of: ({ report }) => report.titleInferred,
    },
    { name: 'issuer', type: 'string', description: '发布机关', of: ({ report }) => report.issuer },
    { name: 'source', type: 'string', description: '网页所示的来源', of: ({ report }) => report.source },
    {
      name: 'region_code',
      type: 'string',
      description: '行政区划代码（GB/T 2260）',
      of: ({ report }) => report.region?.code ?? null,
    },
    {
      name: 'province',
      type: 'string',
      description: '最上一级地区的名称，通常是省级',
      of: ({ report }) => report.region?.path[0] ?? null,
    },
    {
      name: 'region',
      type: 'string',
      description: '地区的名称，不含上级',
      of: ({ report }) => report.region?.path.at(-1) ?? null,
    },
    {
      name: 'region_path',
      type: 'string',
      description: '从省级到本级的名称，以“/”分隔',
      of: ({ report }) => report.region?.path.join('/') ?? null,
    },
    {
      name: 'level',
      type: 'string',
      description: '级别',
      values: regionLevels,
      of: ({ report }) => report.region?.level ?? null,
    },
    {
      name: 'kind',
      type: 'string',
      description: '文件种类：年度、半年、季度、调研报告，其他',
      required: true,
      values: reportKinds,
      of: ({ report }) => report.kind,
    },
    {
      name: 'period_start',
      type: 'date',
      description: '所述时期的第一天',
      of: ({ report }) => report.period?.start ?? null,
    },
    {
      name: 'period_end',
      type: 'date',
      description: '所述时期的最后一天',
      of: ({ report }) => report.period?.end ?? null,
    },
    {
      name: 'published',
      type: 'date',
      description: '网页所示的发布日期，不能证明首次公布的时间',
      of: ({ report }) => report.published,
    },
    { name: 'written', type: 'date', description: '成文日期', of: ({ report }) => report.written },
    { name: 'index_number', type: 'string', description: '索引号', of: ({ report }) => report.indexNumber },
    {
      name: 'document_number',
      type: 'string',
      description: '发文字号',
      of: ({ report }) => report.documentNumber,
    },
    { name: 'subject', type: 'string', description: '主题分类', of: ({ report }) => report.subject },
    { name: 'genre', type: 'string', description: '体裁分类', of: ({ report }) => report.genre },
    { name: 'validity', type: 'string', description: '有效性', of: ({ report }) => report.validity },
    { name: 'origin_url', type: 'string', description: '原网页的地址', of: ({ report }) => report.originUrl },
    {
      name: 'raw_sha256',
      type: 'string',
      description: '原件的 SHA-256',
      required: true,
      of: ({ report }) => report.original.sha256,
    },
    {
      name: 'raw_bytes',
      type: 'integer',
      description: '原件的字节数',
      required: true,
      of: ({ report }) => report.original.bytes,
    },
    {
      name: 'raw_format',
      type: 'string',
      description: '原件的格式',
      required: true,
      values: sourceFormats,
      of: ({ report }) => report.original.format,
    },
    {
      name: 'raw_encoding',
      type: 'string',
      description: '原件的字符编码',
      of: ({ report }) => report.original.encoding,
    },
    { ...recognisedColumn, of: ({ report }) => isRecognised(report) },
    {
      name: 'review',
      type: 'string',
      description: '需要留意之处的代号，以空格分隔，没有则为空',
      of: ({ report }) => report.review.join(' ') || null,
    },
    {
      name: 'characters',
      type: 'integer',
      description: '正文的字符数，不含各级标题和空白',
      required: true,
      of: ({ sections }) => [...sections.map(sectionText).join('').replace(/\s/gu, '')].length,
    },
    {
      name: 'timeliness',
      type: 'string',
      description: '是否按期公布：on-time 按期，late 晚于期限，unknown 不明，exempt 不适用',
      required: true,
      values: ['on-time', 'late', 'unknown', 'exempt'],
      of: ({ duties }) => duties.timeliness.status,
    },
    {
      name: 'timeliness_reason',
      type: 'string',
      description: '这样判断的理由的代号',
      required: true,
      of: ({ duties }) => duties.timeliness.reason,
    },
    {
      name: 'duty_rule',
      type: 'string',
      description: '适用的规定的代号',
      of: ({ duties }) => duties.rule?.id ?? null,
    },
    {
      name: 'last_day',
      type: 'date',
      description: '公布期限的最后一天',
      of: ({ duties }) => duties.timeliness.lastDay,
    },
    {
      name: 'days_late',
      type: 'integer',
      description: '晚于期限的天数，仅在 timeliness 为 late 时有值',
      of: ({ duties }) => (duties.timeliness.status === 'late' ? duties.timeliness.daysLate : null),
    },
    part('achievements', '上一年度主要举措和成效'),
    part('problems', '存在的不足和原因'),
    part('first-responsible-person', '主要负责人履行第一责任人职责情况'),
    part('next-plan', '下一年度主要安排'),
    {
      name: 'parts_required',
      type: 'boolean',
      description: '适用的规定要求写这些部分',
      required: true,
      of: ({ duties }) => duties.parts.some(({ required }) => required),
    },
  ],
});
