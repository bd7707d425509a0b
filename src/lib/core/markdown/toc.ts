/** Table of contents of a report from the headings of its page. */
export interface PageHeading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}

export interface TocEntry extends PageHeading {
  readonly children: TocEntry[];
}

/**
 * Nests headings under one another; a level that is skipped does not matter.
 * @param limit headings beyond this many levels of nesting are left out
 */
export function buildToc(headings: readonly PageHeading[], limit = 2): TocEntry[] {
  const root: TocEntry[] = [];
  const open: TocEntry[] = [];
  for (const heading of headings) {
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    const entry: TocEntry = { ...heading, children: [] };
    if (open.length < limit) (open.at(-1)?.children ?? root).push(entry);
    open.push(entry);
  }
  return root;
}
