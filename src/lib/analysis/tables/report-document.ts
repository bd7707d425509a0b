/**
 * `/reports/<id>.json`: what was found in one report, and the schema that it keeps to. The text stands in it once: what
 * was found points to its passage instead of repeating the sentence. What is not known is left out.
 */
import { z } from 'zod';
import { periodSchema, reportSchema } from '../../core/schema.ts';
import { qualifiers } from '../figures/types.ts';
import { requiredParts, sectionKinds } from '../sections/kinds.ts';
import type { DataFacts } from './report-facts.ts';

/** Name of the form of the document; a change that is no mere addition gets another number. */
export const documentFormat = 'juanzong-report-2';

/** Name that its packed text has among the packed rows of a report. */
export const documentName = 'document';

const anchor = z.string().min(1).meta({ description: '段落的锚点，可接在报告网址的 # 之后' });

const passageSchema = z.strictObject({
  anchor,
  text: z.string().meta({ description: '表格的格以制表符、行以换行分隔' }),
  rawLine: z.int().optional().meta({ description: '在原件中开始的行' }),
});

const sectionSchema = z.strictObject({
  anchor: z.string().optional().meta({ description: '第一个标题之前的文字没有' }),
  level: z.int().meta({ description: '标题的层级，1 最高；0 为第一个标题之前的文字' }),
  heading: z.string().optional(),
  kind: z.enum(sectionKinds),
  also: z.array(z.enum(sectionKinds)).optional(),
  passages: z.array(passageSchema),
});

const figureSchema = z.strictObject({
  anchor,
  offset: z.int().meta({ description: '数字连同单位在段落中的位置（UTF-16）' }),
  length: z.int(),
  indicator: z.string().optional().meta({ description: '没有合适的指标则无此项' }),
  value: z.number().optional(),
  upper: z.number().optional().meta({ description: '区间的另一端' }),
  unit: z.string().optional(),
  qualifier: z.enum(qualifiers).optional().meta({ description: '确数无此项' }),
  scope: z.string().optional(),
  period: periodSchema.optional(),
  confidence: z.number().optional(),
  unread: z.literal(true).optional().meta({ description: '句中的数字太多，从这里到句末没有识别；没有数值' }),
});

const citationSchema = z.strictObject({
  anchor,
  title: z.string(),
  group: z.string(),
  documentNumber: z.string().optional(),
});

const dutiesSchema = z.strictObject({
  rule: z.string().optional(),
  timeliness: z.enum(['on-time', 'late', 'unknown', 'exempt']),
  reason: z.string(),
  lastDay: z.iso.date().optional(),
  daysLate: z.int().optional(),
  parts: z.array(
    z.strictObject({
      part: z.enum(requiredParts),
      required: z.boolean(),
      anchors: z.array(anchor).meta({ description: '没有找到则为空' }),
    }),
  ),
});

const documentSchema = z.strictObject({
  format: z.literal(documentFormat),
  /** Front matter as in the Markdown file. */
  report: reportSchema,
  duties: dutiesSchema,
  sections: z.array(sectionSchema),
  figures: z.array(figureSchema),
  citations: z.array(citationSchema),
});

type ReportDocument = z.input<typeof documentSchema>;

const known = <T>(value: T | null | undefined | ''): T | undefined =>
  value === null || value === '' ? undefined : value;

function sectionsOf({ sections, findings, rawLines }: DataFacts): ReportDocument['sections'] {
  return sections.map((section, index) => {
    const finding = findings[index];
    return {
      anchor: known(section.anchor),
      level: section.level,
      heading: known(section.heading),
      kind: finding?.kind ?? 'other',
      also: finding?.also.length ? [...finding.also] : undefined,
      passages: section.passages.map((passage) => ({
        anchor: passage.anchor,
        text: passage.text,
        rawLine: rawLines?.get(passage.anchor),
      })),
    };
  });
}

function figuresOf({ figures }: DataFacts): ReportDocument['figures'] {
  return figures.map((figure) => ({
    anchor: figure.anchor,
    offset: figure.offset,
    length: figure.length,
    indicator: known(figure.indicator),
    value: known(figure.value),
    upper: known(figure.upper),
    unit: known(figure.unit),
    qualifier: figure.qualifier === 'exact' ? undefined : figure.qualifier,
    scope: known(figure.scope),
    period: (figure.period && { start: figure.period.start, end: figure.period.end }) || undefined,
    confidence: figure.indicator === null ? undefined : figure.confidence,
    unread: figure.kind === 'unread' ? true : undefined,
  }));
}

function dutiesOf({ duties: { rule, timeliness, parts } }: DataFacts): ReportDocument['duties'] {
  const { status, reason, lastDay, daysLate } = timeliness;
  return {
    rule: rule?.id,
    timeliness: status,
    reason,
    lastDay: known(lastDay),
    daysLate: status === 'late' ? daysLate : undefined,
    parts: parts.map(({ part, required, places }) => ({
      part,
      required,
      anchors: places.map((place) => place.anchor),
    })),
  };
}

/** The same report gives the same text, whatever else is in the archive. */
export function reportDocument(facts: DataFacts): string {
  const document: ReportDocument = {
    format: documentFormat,
    report: facts.report,
    duties: dutiesOf(facts),
    sections: sectionsOf(facts),
    figures: figuresOf(facts),
    citations: facts.citations.map(({ anchor: at, title, group, number }) => ({
      anchor: at,
      title,
      group,
      documentNumber: known(number),
    })),
  };
  return `${JSON.stringify(document)}\n`;
}

/** JSON Schema (2020-12) of the documents. */
export function documentJsonSchema(): string {
  const schema = { title: documentFormat, ...z.toJSONSchema(documentSchema) };
  return `${JSON.stringify(schema, null, 1)}\n`;
}
