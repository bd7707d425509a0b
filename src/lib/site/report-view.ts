/** Everything that the page of a report shows besides the text itself, put together from the archive. */
import { assessDuties } from '../duties/assess.ts';
import type { ParsedReport } from '../markdown/parse.ts';
import type { Report } from '../schema.ts';
import { classifySections } from '../sections/classify.ts';
import { kindVocabulary, type SectionKind } from '../sections/kinds.ts';
import { type Archive, besides, neighbours } from './archive.ts';
import { type DutyPanel, dutyPanel } from './duty-panel.ts';
import type { Crumb } from './json-ld.ts';
import { metadataPanel, type PanelGroup } from './metadata-panel.ts';
import { rawFileName, saveName } from './raw-file.ts';
import { regionKey } from './region-key.ts';
import { ancestors, type RegionTree } from './region-tree.ts';
import { reportFacts } from './report-facts.ts';
import type { Routes } from './routes.ts';
import { kindsByAnchor, kindsOf } from './section-index.ts';

export interface ReportView {
  readonly report: Report;
  readonly facts: readonly string[];
  readonly crumbs: readonly Crumb[];
  readonly panel: readonly PanelGroup[];
  /** Null for a document that no rule asks anything of. */
  readonly duties: DutyPanel | null;
  /** Kinds of sections that the report has, in the order of the vocabulary. */
  readonly kinds: readonly { readonly kind: SectionKind; readonly name: string }[];
  readonly kindsByAnchor: string;
  readonly raw: { readonly href: string; readonly saveAs: string };
  readonly earlier: Report | null;
  readonly later: Report | null;
  /** Other reports of the same region and year. */
  readonly besides: readonly Report[];
}

function crumbsOf({ region }: Report, tree: RegionTree, to: Routes): Crumb[] {
  const node = region && tree.byKey.get(regionKey(region));
  if (!node) return [{ label: '报告', href: to.reports() }];
  const path = [...ancestors(tree, node), node].map(({ key, name }) => ({
    label: name,
    href: to.region(key),
  }));
  return [{ label: '地区', href: to.regions() }, ...path];
}

export function reportView(parsed: ParsedReport, archive: Archive, tree: RegionTree, to: Routes): ReportView {
  const { report, sections } = parsed;
  const kinds = new Set(kindsOf(parsed));
  return {
    report,
    facts: reportFacts(report),
    crumbs: crumbsOf(report, tree, to),
    panel: metadataPanel(report, to),
    duties: dutyPanel(assessDuties(parsed, classifySections(sections, report.period))),
    kinds: kindVocabulary().filter(({ kind }) => kinds.has(kind)),
    kindsByAnchor: kindsByAnchor(parsed),
    raw: { href: to.raw(report.id, rawFileName(report)), saveAs: saveName(report) },
    ...neighbours(archive, report),
    besides: besides(archive, report),
  };
}
