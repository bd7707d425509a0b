/** A title for a document that has none, in the form such titles have; always marked as inferred. */
import type { Period, ReportKind } from '../../core/schema.ts';

const names: Readonly<Record<ReportKind, string>> = {
  'annual-report': '法治政府建设情况报告',
  'half-year-report': '法治政府建设情况报告',
  'quarterly-report': '法治政府建设情况报告',
  'survey-report': '法治政府建设情况调研报告',
  other: '无标题文件',
};

function periodName(period: Period): string {
  const [from, to] = [period.start.slice(0, 4), period.end.slice(0, 4)];
  if (from !== to) return `${from}—${to}年`;
  const months = `${period.start.slice(5, 7)}-${period.end.slice(5, 7)}`;
  const parts: Readonly<Record<string, string>> = {
    '01-06': '上半年',
    '07-12': '下半年',
    '01-03': '第一季度',
    '04-06': '第二季度',
    '07-09': '第三季度',
    '10-12': '第四季度',
  };
  return `${from}年${parts[months] ?? ''}`;
}

/** @returns issuer or region, period and genre, as far as they are known */
export function inferTitle(of: {
  issuer: string | null;
  region: string | null;
  period: Period | null;
  kind: ReportKind;
}): string {
  return `${of.issuer ?? of.region ?? ''}${of.period ? periodName(of.period) : ''}${names[of.kind]}`;
}
