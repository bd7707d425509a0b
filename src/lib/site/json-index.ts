/** What `/data/reports.json` holds: the front matter of every report and where to find its page and files. */
import type { Report } from '../schema.ts';
import { rawFileName } from './raw-file.ts';
import type { Routes } from './routes.ts';

export function jsonIndex(reports: readonly Report[], to: Routes) {
  const byId = [...reports].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    count: byId.length,
    reports: byId.map((report) => ({
      ...report,
      page: to.report(report.id),
      markdown: to.markdown(report.id),
      text: to.plainText(report.id),
      raw: to.raw(report.id, rawFileName(report)),
    })),
  };
}
