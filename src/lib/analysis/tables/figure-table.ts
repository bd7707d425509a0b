/** Table `figures`: one row a number that counts something, with its sentence. */
import { figureVocabulary } from '../figures/load-vocabulary.ts';
import { type Figure, qualifiers } from '../figures/types.ts';
import { rawLineColumn } from './raw-lines.ts';
import { isRecognised, recognisedColumn } from './recognised.ts';
import type { DataFacts } from './report-facts.ts';
import { defineTable, reportKey } from './table.ts';

interface FigureRow {
  readonly id: string;
  readonly number: number;
  readonly recognised: boolean;
  readonly section: string;
  readonly figure: Figure;
  readonly rawLine: number | null;
}

let names: ReadonlyMap<string, string> | undefined;

function indicatorName(id: string | null): string | null {
  names ??= new Map(figureVocabulary().indicators.map((one) => [one.id, one.name]));
  return id === null ? null : (names.get(id) ?? null);
}

export const figureTable = defineTable<DataFacts, FigureRow>({
  name: 'figures',
  title: '数字',
  description: '报告中每个表示数量的数字一行，连同原句；没有合适指标的也在其中，indicator 为空。',
  primaryKey: [reportKey, 'number'],
  of: ({ report, figures, sectionOf, rawLines }) =>
    figures.map((figure, index) => ({
      id: report.id,
      number: index + 1,
      recognised: isRecognised(report),
      section: sectionOf.get(figure.anchor) ?? '',
      figure,
      rawLine: rawLines?.get(figure.anchor) ?? null,
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
      name: 'indicator',
      type: 'string',
      description: '指标的代号；空为未归类，不是零',
      of: ({ figure }) => figure.indicator,
    },
    {
      name: 'indicator_name',
      type: 'string',
      description: '指标的名称',
      of: ({ figure }) => indicatorName(figure.indicator),
    },
    {
      name: 'value',
      type: 'number',
      description: '数值；“万”“亿”已换算，百分数照写（98.5% 为 98.5）',
      of: ({ figure }) => figure.value,
    },
    {
      name: 'upper',
      type: 'number',
      description: '区间的另一端（3—5件的 5），否则为空',
      of: ({ figure }) => figure.upper,
    },
    { name: 'unit', type: 'string', description: '单位', of: ({ figure }) => figure.unit || null },
    {
      name: 'qualifier',
      type: 'string',
      description:
        '限定：exact 确数，more-than 余、多，nearly 近，about 约，at-least 不少于，at-most 不超过，range 区间',
      required: true,
      values: qualifiers,
      of: ({ figure }) => figure.qualifier,
    },
    {
      name: 'scope',
      type: 'string',
      description:
        '范围，即谁的数字，用原文的词（全市、区政府、一审）；没有写明的为空。范围不同的不能直接比较',
      of: ({ figure }) => figure.scope,
    },
    {
      name: 'period_start',
      type: 'date',
      description: '数字所属时期的第一天',
      of: ({ figure }) => figure.period?.start ?? null,
    },
    {
      name: 'period_end',
      type: 'date',
      description: '数字所属时期的最后一天',
      of: ({ figure }) => figure.period?.end ?? null,
    },
    {
      name: 'confidence',
      type: 'number',
      description: '归类的可信程度，0 到 1；未归类的为 0',
      required: true,
      of: ({ figure }) => figure.confidence,
    },
    {
      name: 'sentence',
      type: 'string',
      description: '原句；很长的句子只引数字前后的一段，截断处为“…”',
      required: true,
      of: ({ figure }) => figure.sentence,
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
      of: ({ figure }) => figure.anchor,
    },
    {
      name: 'offset',
      type: 'integer',
      description: '数字连同单位在段落中的位置，从 0 起（UTF-16）',
      required: true,
      of: ({ figure }) => figure.offset,
    },
    {
      name: 'length',
      type: 'integer',
      description: '数字连同单位的长度（UTF-16）',
      required: true,
      of: ({ figure }) => figure.length,
    },
    {
      name: 'rule',
      type: 'string',
      description: '归类的规则，或者没有归类的理由；too-many-numbers 表示从这里到句末没有识别',
      required: true,
      of: ({ figure }) => figure.rule,
    },
    rawLineColumn,
    recognisedColumn,
  ],
});
