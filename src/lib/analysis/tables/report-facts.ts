/** Everything that the tables tell about one report, found once. */

import { type ParsedReport, parseReport, type Section } from '../../core/markdown/parse.ts';
import type { Report } from '../../core/schema.ts';
import { type Cited, findCited } from '../cited/find-cited.ts';
import { assessDuties, type DutyAssessment } from '../duties/assess.ts';
import { figuresOfReport } from '../figures/find-figures.ts';
import { figureVocabulary } from '../figures/load-vocabulary.ts';
import type { Figure } from '../figures/types.ts';
import { classifySections, plannedSections, type SectionFinding } from '../sections/classify.ts';

export interface ReportFacts {
  readonly report: Report;
  readonly sections: readonly Section[];
  /** One for each section, in the same order. */
  readonly findings: readonly SectionFinding[];
  /** Quantities, assigned or not, and places that were not read; digits that count nothing are left out. */
  readonly figures: readonly Figure[];
  /** Every citation, a document that is cited twice comes twice. */
  readonly citations: readonly Cited[];
  readonly duties: DutyAssessment;
  /** Anchor of the section that a passage stands in, by the anchor of the passage. */
  readonly sectionOf: ReadonlyMap<string, string>;
}

/** What the tables are made of. */
export interface DataFacts extends ReportFacts {
  /** Line of the raw document that a passage begins in, by its anchor; null when it is not known. */
  readonly rawLines: ReadonlyMap<string, number> | null;
}

/**
 * @param markdown a file of `content/reports`
 * @throws ZodError or YAMLParseError when the front matter is not what the schema says
 */
export const reportFacts = (markdown: string): ReportFacts => factsOf(parseReport(markdown));

/** The same for a report that was parsed already. */
export function factsOf(parsed: ParsedReport): ReportFacts {
  const { report, sections } = parsed;
  const findings = classifySections(sections, report.period);
  const planned = plannedSections(findings);
  const figures = figuresOfReport(parsed, figureVocabulary(), (anchor) => planned.has(anchor));
  const places = sections.flatMap(({ anchor, passages }) =>
    passages.map((passage) => [passage.anchor, anchor] as const),
  );
  return {
    report,
    sections,
    findings,
    figures: figures.filter(({ kind }) => kind !== 'not-a-figure'),
    citations: findCited(sections),
    duties: assessDuties(parsed, findings),
    sectionOf: new Map(places),
  };
}
