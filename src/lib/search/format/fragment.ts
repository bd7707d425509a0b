/**
 * What the search page shows of one report: its verbatim text by section and a few facts. One small file each,
 * loaded only for the hits on screen.
 */
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

/** What the index folds: nothing, a traditional character here and there, or a text that is written in them. */
export type Script = 'simplified' | 'mixed' | 'traditional';

export interface Fragment {
  readonly id: string;
  readonly title: string;
  readonly issuer: string | null;
  /** 发文字号 */
  readonly number: string | null;
  /** Key of the region's page and the names from the province down. */
  readonly region: { readonly key: string; readonly path: readonly string[]; readonly level: string } | null;
  /** Year that the report covers, by its last day. */
  readonly year: number | null;
  readonly kind: string;
  readonly published: string | null;
  readonly needsReview: boolean;
  readonly script: Script;
  readonly sections: readonly FragmentSection[];
}

/** Anchor of a passage on the report's page; part 0 is the heading, n the n-th passage. */
export function partAnchor(section: FragmentSection, part: number): string {
  if (part === 0) return section.anchor;
  return section.anchor === '' ? `p${part}` : `${section.anchor}-p${part}`;
}

/** Folder of the texts of a unit; `size` of them share a file. */
export const textFolder = (unit: string, size: number): string =>
  size === 1 ? `t-${unit}` : `t-${unit}-${size}`;
