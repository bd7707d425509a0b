/** What the page of a report shows of the report itself, from the store. */
import { movedAnchors, withMovedAnchors } from '../hosting/moved-anchors.ts';
import type { Report } from '../schema.ts';
import { kindVocabulary, type SectionKind } from '../sections/kinds.ts';
import { type DutyPanel, dutyPanel } from '../site/duty-panel.ts';
import { metadataPanel, type PanelGroup } from '../site/metadata-panel.ts';
import { rawFileName, saveName } from '../site/raw-file.ts';
import { reportFacts } from '../site/report-facts.ts';
import type { Routes } from '../site/routes.ts';
import { buildToc, type TocEntry } from '../site/toc.ts';
import type { ReportPage } from '../store/prepare-report.ts';
import type { Store } from '../store/store.ts';

export interface ReportParts {
  readonly report: Report;
  readonly facts: readonly string[];
  readonly html: string;
  readonly toc: readonly TocEntry[];
  readonly panel: readonly PanelGroup[];
  /** Null for a document that no rule asks anything of. */
  readonly duties: DutyPanel | null;
  /** Kinds of sections that the report has, in the order of the vocabulary. */
  readonly kinds: readonly { readonly kind: SectionKind; readonly name: string }[];
  readonly kindsByAnchor: string;
  readonly figures: ReportPage['figures'];
  readonly cited: ReportPage['cited'];
  readonly trace: ReportPage['trace'];
  readonly raw: { readonly href: string; readonly saveAs: string };
}

export function reportParts(store: Store, to: Routes, id: string): ReportParts {
  const report = store.report(id);
  const page = store.page(id);
  const kinds = new Set(page.kinds);
  return {
    report,
    facts: reportFacts(report),
    html: withMovedAnchors(page.html, movedAnchors().get(`reports/${id}/`)),
    toc: buildToc(page.headings),
    panel: metadataPanel(report, to),
    duties: dutyPanel(page.duties),
    kinds: kindVocabulary().filter(({ kind }) => kinds.has(kind)),
    kindsByAnchor: page.kindsByAnchor,
    figures: page.figures,
    cited: page.cited,
    trace: page.trace,
    raw: { href: to.raw(id, rawFileName(report)), saveAs: saveName(report) },
  };
}
