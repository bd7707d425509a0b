/** From a report's Markdown to what the index takes in. Build time only. */
import { parseReport } from '../markdown/parse.ts';
import { yearOf } from '../site/dates.ts';
import { regionKey } from '../site/region-key.ts';
import type { Fragment } from './fragment.ts';
import type { IndexedReport } from './group-builder.ts';
import { normalise, type ScriptMap } from './normalise.ts';
import { reportStream } from './stream.ts';

/** @throws ZodError or YAMLParseError when the front matter is not what the schema says */
export function extractFragment(markdown: string, script: ScriptMap): Fragment {
  const { report, sections } = parseReport(markdown);
  const { region } = report;
  return {
    id: report.id,
    title: report.title,
    issuer: report.issuer,
    number: report.documentNumber,
    region: region && { key: regionKey(region), path: region.path, level: region.level },
    year: report.period && yearOf(report.period),
    kind: report.kind,
    published: report.published,
    needsReview: report.review.length > 0,
    traditional: normalise(markdown).text !== normalise(markdown, script).text,
    sections: sections.map(({ anchor, heading, passages }) => ({
      anchor,
      heading,
      passages: passages.map(({ text, type }) => ({ text, table: type === 'table' })),
    })),
  };
}

const dayMilliseconds = 86_400_000;

export function toIndexed(fragment: Fragment, script: ScriptMap): IndexedReport {
  return {
    stream: reportStream(fragment, script),
    facts: {
      region: fragment.region?.key ?? '',
      year: fragment.year ?? 0,
      kind: fragment.kind,
      level: fragment.region?.level ?? '',
      needsReview: fragment.needsReview,
      published:
        fragment.published === null ? 0 : Math.max(0, Date.parse(fragment.published) / dayMilliseconds),
    },
  };
}
