/**
 * How to cite a report. BibTeX, RIS and CSL-JSON come from citation.js. GB/T 7714 is put together here: its CSL
 * styles are published under terms that do not go with this code, and an electronic report needs but one of its
 * patterns, `责任者. 题名[R/OL]. (发布日期)[引用日期]. 地址.` (GB/T 7714-2015, 4.6).
 */
import core from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Report } from '../schema.ts';
import { siteLabels } from './vocab.ts';

const bibtex = core.plugins.config.get('@bibtex');
bibtex.format.asciiOnly = false;
bibtex.format.useIdAsLabel = true;

/** What stands before and after the day on which the reader looked the report up. */
export interface Gbt7714 {
  readonly before: string;
  readonly after: string;
}

/** What only looks like a report is cited as a document of another kind (Z). */
const isReport = ({ kind }: Report): boolean => kind !== 'other';

/** The title as cited; one that was put together from other facts stands in brackets. */
const citedTitle = ({ title, titleInferred }: Report) => (titleInferred ? `[${title}]` : title);

/** @param address where the report can be read; left to the reader when the site's own address is not known */
export function gbt7714(report: Report, address: string | null): Gbt7714 {
  const author = report.issuer === null ? '' : `${report.issuer}. `;
  const issued = report.published === null ? '' : `(${report.published})`;
  const type = isReport(report) ? 'R' : 'Z';
  return {
    before: `${author}${citedTitle(report)}[${type}/OL]. ${issued}`,
    after: address === null ? '.' : `. ${address}.`,
  };
}

export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
}

/** The report as an item of CSL-JSON. */
export function cslItem(report: Report, address: string | null) {
  const { id, issuer, published, documentNumber } = report;
  return {
    id,
    type: isReport(report) ? 'report' : 'document',
    title: citedTitle(report),
    genre: siteLabels().kind[report.kind],
    language: 'zh-CN',
    ...(issuer && { author: [{ literal: issuer }], publisher: issuer }),
    ...(published && { issued: { 'date-parts': [published.split('-').map(Number)] } satisfies CslDate }),
    ...(documentNumber && { number: documentNumber }),
    ...(address && { URL: address }),
  };
}

export interface CitationFormat {
  readonly name: string;
  /** Name to save it under. */
  readonly file: string;
  readonly text: string;
}

export function citationFormats(report: Report, address: string | null): CitationFormat[] {
  const item = cslItem(report, address);
  const cite = new core.Cite(item);
  const { id } = report;
  return [
    { name: 'BibTeX', file: `${id}.bib`, text: cite.format('bibtex').trim() },
    { name: 'RIS', file: `${id}.ris`, text: cite.format('ris').replace(/\n+$/, '') },
    { name: 'CSL-JSON', file: `${id}.json`, text: JSON.stringify([item], null, 1) },
  ];
}
