/**
 * All that a page, a list, a table or the search for likeness needs of one report, found once: the report is parsed
 * here and nowhere else in a build.
 */
import type { Root } from 'mdast';
import { parse as parseYaml } from 'yaml';
import { type CitedEntry, citedEntries } from '../analysis/cited/cited-index.ts';
import type { DutyAssessment } from '../analysis/duties/assess.ts';
import { type DutyFact, dutyFact } from '../analysis/duties/duty-fact.ts';
import { type FigureLine, toldFigures } from '../analysis/figures/indicator-index.ts';
import type { SectionKind } from '../analysis/sections/kinds.ts';
import {
  kindsByAnchor,
  kindsOf,
  type SectionEntry,
  sectionEntries,
} from '../analysis/sections/section-index.ts';
import { similarityRecord } from '../analysis/similarity/record.ts';
import { type PackedReport, packReport } from '../analysis/tables/pack-report.ts';
import { rawLinesOf } from '../analysis/tables/raw-lines.ts';
import { isRecognised } from '../analysis/tables/recognised.ts';
import { factsOf } from '../analysis/tables/report-facts.ts';
import { type TopicMention, topicsOf } from '../analysis/topics/topics-of.ts';
import { encodeFingerprint, fingerprintOf } from '../analysis/works/fingerprint.ts';
import type { DecidedRelation } from '../analysis/works/works.ts';
import type { SightEvent } from '../archive/custody/source.ts';
import { headingsOf, reportHtml } from '../core/markdown/html.ts';
import { type Section, sectionsOf } from '../core/markdown/parse.ts';
import { markdownProcessor } from '../core/markdown/processor.ts';
import { anchorsIn } from '../core/markdown/remark-anchors.ts';
import { isUntouched } from '../core/markdown/seal.ts';
import type { PageHeading } from '../core/markdown/toc.ts';
import { type Report, reportSchema } from '../core/schema.ts';
import type { Trace } from '../core/trace.ts';
import { type ReportSheets, reportSheets } from './report-sheets.ts';

/** What the page of a report shows and no list does. */
export interface ReportPage {
  /** Body of the page. */
  readonly html: string;
  readonly headings: readonly PageHeading[];
  readonly kinds: readonly SectionKind[];
  readonly kindsByAnchor: string;
  readonly duties: DutyAssessment;
  readonly figures: readonly FigureLine[];
  /** Each cited document, and where the report cites it first. */
  readonly cited: readonly Pick<CitedEntry, 'slug' | 'title' | 'anchor'>[];
  /** Null where no build has written one. */
  readonly trace: Pick<Trace, 'evidence' | 'removed' | 'rewritten'> | null;
  /** Null for an original without pages, and for a text that a person edited: its places are others. */
  readonly sheets: ReportSheets | null;
}

export interface Prepared {
  readonly report: Report;
  /** Day that the raw document came into custody; null when unknown. */
  readonly received: string | null;
  readonly page: ReportPage;
  readonly sections: readonly Section[];
  readonly kindEntries: readonly SectionEntry[];
  readonly figureLines: readonly FigureLine[];
  readonly cited: readonly CitedEntry[];
  readonly topics: readonly TopicMention[];
  readonly dutyFact: DutyFact;
  /** What became of the original at its address, oldest first. */
  readonly originalEvents: readonly SightEvent[];
  /** For copies of one work, see analysis/works/works.ts. */
  readonly fingerprint: Uint8Array;
  readonly relations: readonly DecidedRelation[];
  /** For passages that stand in other reports too, see analysis/similarity/record.ts. */
  readonly likeness: Uint8Array;
  /** Rows of the data set. */
  readonly data: PackedReport;
}

export interface PrepareInput {
  /** A file of `content/reports`. */
  readonly markdown: string;
  /** What ingest wrote about it; null when it has not run. */
  readonly trace: Trace | null;
  readonly received: string | null;
  /** What a person decided about this report and others. */
  readonly relations: readonly DecidedRelation[];
  readonly originalEvents: readonly SightEvent[];
}

/** @throws ZodError or YAMLParseError when the front matter is not what the schema says */
export function prepareReport(input: PrepareInput): Prepared {
  const { markdown, trace, received, relations, originalEvents } = input;
  const tree = markdownProcessor.parse(markdown) as Root;
  const yaml = tree.children.find((node) => node.type === 'yaml');
  const report = reportSchema.parse(parseYaml(yaml?.value ?? ''));
  const sections = sectionsOf(tree);
  const parsed = { report, sections };
  const facts = factsOf(parsed);
  // In a file that a person edited the places are others, and the characters may have been mended.
  const read = trace && isUntouched(markdown) ? trace : null;
  const html = reportHtml(
    tree,
    read?.doubts,
    read?.places.map(([place]) => place?.[0] ?? null),
  );
  const told = toldFigures(facts.figures, isRecognised(report));
  const figures = told.map(({ line }) => line);
  const cited = citedEntries(facts.citations);
  return {
    report,
    received,
    page: {
      html,
      headings: headingsOf(tree),
      kinds: kindsOf(facts),
      kindsByAnchor: kindsByAnchor(facts),
      duties: facts.duties,
      figures,
      cited: cited.map(({ slug, title, anchor }) => ({ slug, title, anchor })),
      trace: trace && shown(trace),
      sheets: read && reportSheets(read, anchorsIn(tree), sections, told),
    },
    sections,
    kindEntries: sectionEntries(facts),
    figureLines: figures,
    cited,
    topics: topicsOf(parsed),
    dutyFact: dutyFact(facts.duties),
    originalEvents,
    fingerprint: encodeFingerprint(fingerprintOf(parsed)),
    relations,
    likeness: similarityRecord(parsed),
    data: packReport(facts, rawLinesOf(trace, markdown, sections)),
  };
}

const shown = ({ evidence, removed, rewritten }: Trace): ReportPage['trace'] => ({
  evidence: evidence.map(({ places: _, ...found }) => found),
  removed,
  rewritten,
});
