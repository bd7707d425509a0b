/**
 * Reads the tags of a page as Zotero's translator for embedded metadata does, as far as tags of reports go. What it
 * does was learnt from its behaviour: kinds of item from Dublin Core win over those of the citation tags, a general
 * Open Graph type only counts when nothing else is known; fields of citation tags win over Dublin Core.
 */
import type { Head } from './page.ts';

export interface Item {
  readonly itemType: string;
  readonly title: string | undefined;
  readonly creators: readonly string[];
  readonly institution: string | undefined;
  readonly reportNumber: string | undefined;
  readonly date: string | undefined;
  readonly language: string | undefined;
  readonly url: string | undefined;
}

/** Kinds of item that Zotero has and a `DC.type` may name. */
const itemTypes = new Set([
  'book',
  'bookSection',
  'conferencePaper',
  'dataset',
  'document',
  'journalArticle',
  'newspaperArticle',
  'report',
  'thesis',
  'webpage',
]);

/** Open Graph types that decide, and those that are but a guess. */
const strongGraph: Readonly<Record<string, string>> = { website: 'webpage', book: 'book' };
const weakGraph: Readonly<Record<string, string>> = { article: 'journalArticle' };

/** Tags of the citation kind that tell what the item is. */
const telling: Readonly<Record<string, string>> = {
  citation_journal_title: 'journalArticle',
  citation_technical_report_institution: 'report',
  citation_conference_title: 'conferencePaper',
  citation_book_title: 'bookSection',
  citation_dissertation_institution: 'thesis',
};

/** Names are cut at semicolons; at a comma when there are words with spaces on both sides. */
function names(value: string): string[] {
  const parts = value.split(/\s*;\s*/);
  const [only = ''] = parts;
  const byComma = only.split(/\s*,\s*/);
  const cut = parts.length === 1 && byComma.length > 1 && byComma.every((part) => part.includes(' '));
  return (cut ? byComma : parts).filter(Boolean);
}

export function readAsZotero({ metas, title }: Head, address: string): Item {
  const all = (key: string) =>
    metas.filter((meta) => meta.key.toLowerCase() === key.toLowerCase()).map(({ value }) => value);
  const first = (...keys: string[]): string | undefined => keys.flatMap(all)[0];
  const dcType = first('DC.type', 'DCTERMS.type') ?? '';
  const graphType = first('og:type') ?? '';
  const told = metas.map(({ key }) => telling[key]).find(Boolean);
  const guess = first('citation_title') ? 'journalArticle' : undefined;
  return {
    itemType:
      strongGraph[graphType] ??
      (itemTypes.has(dcType) ? dcType : undefined) ??
      told ??
      guess ??
      weakGraph[graphType] ??
      'webpage',
    title: first('citation_title', 'DC.title', 'og:title') ?? title,
    creators: (all('citation_author').length > 0 ? all('citation_author') : all('DC.creator')).flatMap(names),
    institution: first('citation_technical_report_institution', 'DC.publisher'),
    reportNumber: first('citation_technical_report_number'),
    date: first('citation_publication_date', 'article:published_time', 'DC.date'),
    language: first('citation_language', 'DC.language'),
    url: first('citation_public_url') ?? address,
  };
}
