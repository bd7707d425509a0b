/** A report as plain text: where it comes from, then title, headings and paragraphs, one a line. */
import type { ParsedReport } from '../../core/markdown/parse.ts';
import { reportFacts } from './report-facts.ts';

/** @param address where the report's page stands, if the site knows its own address */
export function reportText({ report, sections }: ParsedReport, address: string | null): string {
  const source = [report.originUrl && `原网页：${report.originUrl}`, address && `存档：${address}`];
  const lines = [
    report.title,
    reportFacts(report).join('，'),
    ...source.filter((line) => line !== null && line !== ''),
    `原件 SHA-256：${report.original.sha256}`,
    '',
  ];
  for (const { heading, passages } of sections) {
    if (heading !== '') lines.push(heading);
    for (const { text } of passages) lines.push(text);
  }
  return `${lines.join('\n')}\n`;
}
