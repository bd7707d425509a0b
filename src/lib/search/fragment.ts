/**
 * What the search page shows of one report: its verbatim text by section and a few facts. One small file each,
 * loaded only for the hits on screen.
 */
import type { ParsedReport } from '../markdown/parse.ts';

export interface FragmentPassage {
  readonly text: string;
  /** Cells are joined by tabs, rows by line feeds. */
  readonly table: boolean;
}

export interface FragmentSection {
  /** Empty before the first heading. */
  readonly anchor: string;
  readonly heading: string;
  readonly passages: readonly FragmentPassage[];
}

export interface Fragment {
  readonly id: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly regionCode: string | null;
  readonly region: readonly string[];
  /** Year that the report covers, by its last day. */
  readonly year: number | null;
  readonly kind: string;
  readonly published: string | null;
  readonly written: string | null;
  readonly sections: readonly FragmentSection[];
}

/** Year that a report belongs to: the year in which its period ends. */
export const yearOf = (period: { end: string } | null): number | null =>
  period ? Number(period.end.slice(0, 4)) : null;

export function toFragment({ report, sections }: ParsedReport): Fragment {
  return {
    id: report.id,
    title: report.title,
    issuer: report.issuer,
    number: report.documentNumber,
    regionCode: report.region?.code ?? null,
    region: report.region?.path ?? [],
    year: yearOf(report.period),
    kind: report.kind,
    published: report.published,
    written: report.written,
    sections: sections.map((section) => ({
      anchor: section.anchor,
      heading: section.heading,
      passages: section.passages.map(({ text, type }) => ({ text, table: type === 'table' })),
    })),
  };
}

/** Anchor of a passage on the report's page; part 0 is the heading, n the n-th passage. */
export function partAnchor(section: FragmentSection, part: number): string {
  if (part === 0) return section.anchor;
  return section.anchor === '' ? `p${part}` : `${section.anchor}-p${part}`;
}
