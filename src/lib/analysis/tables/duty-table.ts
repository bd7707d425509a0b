/** Table `duties`: five rows a report, one for the date of publication and one for each required part. */
import type { PartPlace } from '../duties/parts.ts';
import type { DutyRule } from '../duties/rules.ts';
import type { TimelinessReason } from '../duties/timeliness.ts';
import { requiredParts } from '../sections/kinds.ts';
import type { DataFacts } from './report-facts.ts';
import { defineTable, reportKey } from './table.ts';

interface DutyRow {
  readonly id: string;
  readonly duty: string;
  readonly outcome: string;
  readonly required: boolean;
  readonly rule: DutyRule | null;
  readonly reason?: TimelinessReason;
  readonly lastDay?: string | null;
  readonly daysLate?: number | null;
  readonly basis?: string | null;
  readonly places?: readonly PartPlace[];
}

function dutyRows({ report: { id }, duties }: DataFacts): DutyRow[] {
  const { rule, timeliness, parts } = duties;
  const { status, reason, lastDay, basis } = timeliness;
  const daysLate = status === 'late' ? timeliness.daysLate : null;
  const publication = { id, duty: 'publication', outcome: status, required: lastDay !== null, rule };
  return [
    { ...publication, reason, lastDay, daysLate, basis },
    ...parts.map(({ part, status: outcome, required, places }) => ({
      id,
      duty: part,
      outcome,
      required,
      rule,
      places,
    })),
  ];
}

export const dutyTable = defineTable<DataFacts, DutyRow>({
  name: 'duties',
  title: '公开时限与必备内容',
  description:
    '每份报告五行：是否按期公布，以及规定要求的四个部分找到没有，连同依据的规定、期限、位置和原文。',
  primaryKey: [reportKey, 'duty'],
  of: dutyRows,
  columns: [
    { name: reportKey, type: 'string', description: '报告编号', required: true, of: ({ id }) => id },
    {
      name: 'duty',
      type: 'string',
      description:
        '义务：publication 按期公布，achievements 举措和成效，problems 不足和原因，first-responsible-person 第一责任人履职，next-plan 下一年度安排',
      required: true,
      values: ['publication', ...requiredParts],
      of: ({ duty }) => duty,
    },
    {
      name: 'outcome',
      type: 'string',
      description:
        '结果：on-time 按期，late 晚于期限，unknown 不明，exempt 不适用；present 找到，not-found 程序没有找到，不等于没有写',
      required: true,
      values: ['on-time', 'late', 'unknown', 'exempt', 'present', 'not-found'],
      of: ({ outcome }) => outcome,
    },
    {
      name: 'required',
      type: 'boolean',
      description: '适用的规定要求这一项',
      required: true,
      of: ({ required }) => required,
    },
    { name: 'rule', type: 'string', description: '适用的规定的代号', of: ({ rule }) => rule?.id ?? null },
    {
      name: 'rule_name',
      type: 'string',
      description: '适用的规定的名称',
      of: ({ rule }) => rule?.name ?? null,
    },
    {
      name: 'reason',
      type: 'string',
      description: '判断是否按期的理由的代号',
      of: ({ reason }) => reason ?? null,
    },
    {
      name: 'last_day',
      type: 'date',
      description: '公布期限的最后一天',
      of: ({ lastDay }) => lastDay ?? null,
    },
    {
      name: 'days_late',
      type: 'integer',
      description: '晚于期限的天数，仅在 late 时有值',
      of: ({ daysLate }) => daysLate ?? null,
    },
    {
      name: 'basis',
      type: 'string',
      description: '天数依据的日期：published 发布日期，written 成文日期（至少晚这些天）',
      values: ['published', 'written'],
      of: ({ basis }) => basis ?? null,
    },
    {
      name: 'anchor',
      type: 'string',
      description: '找到的部分所在的锚点，可接在报告网址的 # 之后',
      of: ({ places }) => places?.[0]?.anchor ?? null,
    },
    {
      name: 'evidence',
      type: 'string',
      description: '所依据的标题或者原句',
      of: ({ places }) => places?.[0]?.text ?? null,
    },
    {
      name: 'evidence_place',
      type: 'string',
      description: '依据在哪里：heading 标题，text 正文',
      values: ['heading', 'text'],
      of: ({ places }) => places?.[0]?.how ?? null,
    },
    {
      name: 'other_anchors',
      type: 'string',
      description: '另外几处的锚点，以空格分隔，连同第一处最多三处',
      of: ({ places }) =>
        places
          ?.slice(1)
          .map(({ anchor }) => anchor)
          .join(' ') || null,
    },
  ],
});
