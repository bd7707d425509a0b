/**
 * The only place that reads the content collections. Pages ask here for their view models; everything is read
 * and put in order once a build. Another store of reports can take the place of the collection behind these
 * functions.
 */
import { type CollectionEntry, getCollection, render } from 'astro:content';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentVersion } from './lib/hosting/content-version.ts';
import { archiveFolders } from './lib/ingest/folders.ts';
import { type Trace, traceSchema } from './lib/ingest/trace.ts';
import { type ParsedReport, parseReport } from './lib/markdown/parse.ts';
import type { Report } from './lib/schema.ts';
import { type Archive, buildArchive } from './lib/site/archive.ts';
import { buildCitedIndex, type ReportCitations, reportCitations } from './lib/site/cited-index.ts';
import { buildIndicatorIndex, type FigureLine, figureLines } from './lib/site/indicator-index.ts';
import { readRawFile } from './lib/site/raw-file.ts';
import { buildRegionTree, type RegionTree } from './lib/site/region-tree.ts';
import { buildSectionIndex, type KindEntry, sectionEntries } from './lib/site/section-index.ts';
import { projectRoot } from './lib/vocab.ts';
import { WorkFinder } from './lib/works/works.ts';

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

type ReportEntry = CollectionEntry<'reports'>;

const entries = once(
  async () => new Map((await getCollection('reports')).map((entry) => [entry.data.id, entry])),
);

export const archive: () => Promise<Archive> = once(async () =>
  buildArchive([...(await entries()).values()].map((entry) => entry.data)),
);

export const regionTree: () => Promise<RegionTree> = once(async () => buildRegionTree(await archive()));

async function reportEntry(id: string): Promise<ReportEntry> {
  const entry = (await entries()).get(id);
  if (!entry) throw new Error(`content/reports/${id}.md: no such report`);
  return entry;
}

/** Body of a report as a component, and its headings. */
export async function reportBody(id: string) {
  return render(await reportEntry(id));
}

/** The Markdown file of a report as it stands in the archive. */
export async function reportMarkdown(id: string): Promise<string> {
  const { filePath } = await reportEntry(id);
  if (!filePath) throw new Error(`content/reports/${id}.md: the store does not say where the file is`);
  return readFileSync(join(projectRoot(), filePath), 'utf8');
}

/** The report as sections and passages with their anchors. */
export async function parsedReport(id: string): Promise<ParsedReport> {
  return parseReport(await reportMarkdown(id));
}

interface Survey {
  readonly sections: readonly KindEntry[];
  readonly citations: ReportCitations;
  readonly figures: readonly FigureLine[];
}

/** What pages across reports need of each report, so that every report is parsed once for all of them. */
const surveys = once(async () => {
  const finder = new WorkFinder();
  const byId = new Map<string, Survey>();
  for (const { id } of (await archive()).reports) {
    const parsed = await parsedReport(id);
    const passages = parsed.sections.flatMap((section) => section.passages.map(({ text }) => text));
    finder.add(parsed.report, passages.join(''));
    byId.set(id, {
      sections: sectionEntries(parsed),
      citations: reportCitations(parsed),
      figures: figureLines(parsed),
    });
  }
  return { byId, all: [...byId.values()], works: finder.works() };
});

/** What was found in a report for pages across reports. */
export async function surveyOf(id: string): Promise<Survey> {
  const survey = (await surveys()).byId.get(id);
  if (!survey) throw new Error(`content/reports/${id}.md: no such report`);
  return survey;
}

/** Reports of which the archive has several copies. */
export const works = once(async () => (await surveys()).works);

export const sectionIndex = once(async () =>
  buildSectionIndex((await surveys()).all.flatMap(({ sections }) => sections)),
);

export const citedIndex = once(async () =>
  buildCitedIndex((await surveys()).all.map(({ citations }) => citations)),
);

export const indicatorIndex = once(async () =>
  buildIndicatorIndex((await surveys()).all.flatMap(({ figures }) => figures)),
);

/** What the reading of a report stands on, as the last ingest wrote it; null when it has not run here. */
export function reportTrace(id: string): Trace | null {
  const file = join(archiveFolders(projectRoot()).traceDir, `${id}.json`);
  return existsSync(file) ? traceSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** The untouched bytes that a report was made from. */
export const reportRaw = (report: Report): Uint8Array =>
  readRawFile(join(projectRoot(), 'content', 'raw'), report);

/** Documentation pages in the order of their navigation. */
export const docs = once(async () =>
  (await getCollection('docs')).sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1)),
);

export const docBody = (entry: CollectionEntry<'docs'>) => render(entry);

/** Names the state of the archive that every page shows. */
export const version = once(async () => contentVersion(join(projectRoot(), 'content')));
