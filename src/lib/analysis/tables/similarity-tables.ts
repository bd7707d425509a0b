/** Tables `similarities` and `shared_passages`: which reports have text in common, and where. */
import type { SimilarPair } from '../similarity/find-similar.ts';
import type { SharedText } from '../similarity/shared-text.ts';
import { defineTable, reportKey } from './table.ts';

/** The pairs of one report: those in which it comes first. */
export interface ReportPairs {
  readonly pairs: readonly SimilarPair[];
  /** Published text of a passage of the report. */
  readonly textOf: (anchor: string) => string;
}

/** Shares have no more digits than they mean. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

export const similarityTable = defineTable<ReportPairs, SimilarPair>({
  name: 'similarities',
  title: '文本相似',
  description:
    '每两份有相同文字的报告一行，地名、数字和日期不计，各报告通用的套话不算。只说明文字相似，不说明谁先写、为什么。',
  primaryKey: [reportKey, 'other_id'],
  of: ({ pairs }) => pairs,
  columns: [
    { name: reportKey, type: 'string', description: '报告编号', required: true, of: ({ left }) => left },
    {
      name: 'other_id',
      type: 'string',
      description: '另一份报告的编号；两份的先后只是排列次序',
      required: true,
      of: ({ right }) => right,
    },
    {
      name: 'share',
      type: 'number',
      description: '相同文字占前一份的比例，0 到 1；一个地名或者数字算一个字',
      required: true,
      of: ({ leftShare }) => rounded(leftShare),
    },
    {
      name: 'other_share',
      type: 'number',
      description: '相同文字占另一份的比例',
      required: true,
      of: ({ rightShare }) => rounded(rightShare),
    },
    {
      name: 'signs',
      type: 'integer',
      description: '相同文字的字数',
      required: true,
      of: ({ signs }) => signs,
    },
    {
      name: 'passages',
      type: 'integer',
      description: '相同文字的段数，各段见 shared_passages',
      required: true,
      of: ({ shared }) => shared.length,
    },
  ],
});

interface PassageRow {
  readonly pair: SimilarPair;
  readonly number: number;
  readonly shared: SharedText;
  readonly text: string;
}

export const sharedPassageTable = defineTable<ReportPairs, PassageRow>({
  name: 'shared_passages',
  title: '相同的文字',
  description:
    '两份报告每处相同的文字一行，连同在两份报告中的位置；文字照前一份，地名和数字可能与另一份不同。',
  primaryKey: [reportKey, 'other_id', 'number'],
  of: ({ pairs, textOf }) =>
    pairs.flatMap((pair) =>
      pair.shared.map((shared, index) => ({
        pair,
        number: index + 1,
        shared,
        text: textOf(shared.left.anchor).slice(shared.left.start, shared.left.end),
      })),
    ),
  columns: [
    { name: reportKey, type: 'string', description: '报告编号', required: true, of: ({ pair }) => pair.left },
    {
      name: 'other_id',
      type: 'string',
      description: '另一份报告的编号',
      required: true,
      of: ({ pair }) => pair.right,
    },
    {
      name: 'number',
      type: 'integer',
      description: '在这两份报告中的次序，从 1 起',
      required: true,
      of: ({ number }) => number,
    },
    {
      name: 'anchor',
      type: 'string',
      description: '在前一份报告中所在段落的锚点',
      required: true,
      of: ({ shared }) => shared.left.anchor,
    },
    {
      name: 'start',
      type: 'integer',
      description: '在该段落中开始的位置，从 0 起（UTF-16）',
      required: true,
      of: ({ shared }) => shared.left.start,
    },
    {
      name: 'end',
      type: 'integer',
      description: '在该段落中结束的位置',
      required: true,
      of: ({ shared }) => shared.left.end,
    },
    {
      name: 'other_anchor',
      type: 'string',
      description: '在另一份报告中所在段落的锚点',
      required: true,
      of: ({ shared }) => shared.right.anchor,
    },
    {
      name: 'other_start',
      type: 'integer',
      description: '在另一份的段落中开始的位置',
      required: true,
      of: ({ shared }) => shared.right.start,
    },
    {
      name: 'other_end',
      type: 'integer',
      description: '在另一份的段落中结束的位置',
      required: true,
      of: ({ shared }) => shared.right.end,
    },
    {
      name: 'text',
      type: 'string',
      description: '前一份报告中的文字',
      required: true,
      of: ({ text }) => text,
    },
  ],
});
