/** What the page of a report shows of the report itself, from the store. */

import { kindVocabulary, type SectionKind } from '../../analysis/sections/kinds.ts';
import { buildToc, type TocEntry } from '../../core/markdown/toc.ts';
import type { Routes } from '../../core/routes.ts';
import type { Report } from '../../core/schema.ts';
import { movedAnchors, withMovedAnchors } from '../../publish/hosting/moved-anchors.ts';
import type { ReportPage } from '../../store/prepare-report.ts';
import type { Store } from '../../store/store.ts';
import { type DutyPanel, dutyPanel } from '../parts/duty-panel.ts';
import { metadataPanel, type PanelGroup } from '../parts/metadata-panel.ts';
import { attachmentFileName, rawFileName, saveName } from '../parts/raw-file.ts';
import { reportFacts } from '../parts/report-facts.ts';

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
  readonly sheets: ReportPage['sheets'];
  readonly raw: { readonly href: string; readonly saveAs: string };
  /** Files that came with the page. */
  readonly attachments: readonly {
    readonly href: string;
    readonly saveAs: string;
    readonly name: string;
    readonly bytes: number;
  }[];
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
    sheets: page.sheets,
    raw: { href: to.raw(id, rawFileName(report)), saveAs: saveName(report.original) },
    attachments: (report.original.attachments ?? []).map((attachment, k) => ({
      href: to.raw(id, attachmentFileName(report, k)),
      saveAs: saveName(attachment),
      name: attachment.file,
      bytes: attachment.bytes,
    })),
  };
}
