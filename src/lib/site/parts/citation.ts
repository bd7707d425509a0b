/**
 * How to cite a report. GB/T 7714 is put together here: its CSL styles are published under terms that do not go with
 * this code, and an electronic report needs but one of its patterns, the same in the editions of 2015 and 2025:
 * `责任者. 题名[R/OL]. (发布日期)[引用日期]. 地址.`
 */

import { siteLabels } from '../../analysis/labels.ts';
import type { Report } from '../../core/schema.ts';
import { bibtexEntry, type Reference, risRecord } from './reference-formats.ts';

/** What stands before and after the day on which the reader looked the report up. */
export interface Gbt7714 {
  readonly before: string;
  readonly after: string;
}

/** @param address where the report can be read; left to the reader when the site's own address is not known */
function referenceOf(report: Report, address: string | null): Reference {
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  const { id, title, titleInferred, issuer, documentNumber, published, kind } = report;
  return {
    id,
    isReport: kind !== 'other',
    // A title that was put together from other facts stands in brackets.
    title: titleInferred ? `[${line(title)}]` : line(title),
    author: issuer && line(issuer),
    genre: siteLabels().kind[kind],
    number: documentNumber && line(documentNumber),
    date: published,
    language: 'zh-CN',
    url: address,
  };
}

export function gbt7714(report: Report, address: string | null): Gbt7714 {
  const { author, title, date, isReport, url } = referenceOf(report, address);
  const body = author === null ? '' : `${author}. `;
  // Z: what is neither a report nor any other kind that the standard names.
  const type = isReport ? 'R' : 'Z';
  return {
    before: `${body}${title}[${type}/OL]. ${date === null ? '' : `(${date})`}`,
    after: url === null ? '.' : `. ${url}.`,
  };
}

/** The report as an item of CSL-JSON. */
export function cslItem(report: Report, address: string | null) {
  const { id, isReport, title, author, genre, number, date, language, url } = referenceOf(report, address);
  return {
    id,
    type: isReport ? 'report' : 'document',
    title,
    genre,
    language,
    ...(author && { author: [{ literal: author }], publisher: author }),
    ...(date && { issued: { 'date-parts': [date.split('-').map(Number)] } }),
    ...(number && { number }),
    ...(url && { URL: url }),
  };
}

export interface CitationFormat {
  readonly name: string;
  /** Name to save it under. */
  readonly file: string;
  readonly text: string;
}

export function citationFormats(report: Report, address: string | null): CitationFormat[] {
  const reference = referenceOf(report, address);
  const { id } = report;
  return [
    { name: 'BibTeX', file: `${id}.bib`, text: bibtexEntry(reference) },
    { name: 'RIS', file: `${id}.ris`, text: risRecord(reference) },
    { name: 'CSL-JSON', file: `${id}.json`, text: JSON.stringify([cslItem(report, address)], null, 1) },
  ];
}
