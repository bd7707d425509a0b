/** Puts pages and the templates that they lie upon together. */
import type { Page } from '../pdf/placed-page.ts';
import { type Placed, upright } from '../pdf/upright.ts';
import type { OfdDocument } from './document.ts';
import { type Ink, TooMuchInk } from './ink.ts';
import type { Parts } from './parts.ts';
import { readSheet, type Sheet } from './sheets.ts';
import { shareOf } from './templates.ts';

/** A text on a page that is no part of the report's text. */
export interface Aside {
  /** From 1. */
  readonly page: number;
  readonly text: string;
  readonly reason: 'repeats-on-pages' | 'hidden' | 'annotation';
}

export interface PagesRead {
  readonly pages: readonly Page[];
  readonly asides: readonly Aside[];
  /** Numbers of pages that are not there or damaged, of those that break off, of those that are pictures alone. */
  readonly missing: readonly number[];
  readonly cut: readonly number[];
  readonly pictures: readonly number[];
  /** Whether any page has a picture. */
  readonly pictured: boolean;
}

const maxPages = 600;

export const textOf = (runs: readonly Placed[]): string => runs.map(({ text }) => text).join(' ');

/** Pages with what their templates add, in order. */
class Binder {
  readonly #templates: ReadonlyMap<string, Sheet | null>;
  readonly #total = new Map<string, number>();
  readonly #before = new Map<string, number>();
  readonly pages: Page[] = [];
  readonly asides: Aside[] = [];

  constructor(sheets: readonly (Sheet | null)[], templates: ReadonlyMap<string, Sheet | null>) {
    this.#templates = templates;
    for (const id of sheets.flatMap((sheet) => sheet?.templates ?? []))
      this.#total.set(id, (this.#total.get(id) ?? 0) + 1);
  }

  add(sheet: Sheet, page: number): void {
    const runs = [...sheet.runs];
    const aside = (found: readonly Placed[], reason: Aside['reason']): void => {
      if (found.length > 0) this.asides.push({ page, text: textOf(found), reason });
    };
    for (const id of sheet.templates) {
      const template = this.#templates.get(id);
      const use = { before: this.#before.get(id) ?? 0, total: this.#total.get(id) ?? 0 };
      this.#before.set(id, use.before + 1);
      const { kept, repeated } = shareOf(template?.runs ?? [], sheet.runs, use, sheet.size[1]);
      runs.push(...kept);
      for (const run of repeated) aside([run], 'repeats-on-pages');
    }
    aside(sheet.hidden, 'hidden');
    this.pages.push({ number: page, ...upright(runs, ...sheet.size) });
  }
}

/**
 * @param first number of the document's first page
 * @throws TooLarge, TooComplex, TooMuchInk
 */
export async function readPagesOf(
  parts: Parts,
  document: OfdDocument,
  ink: Ink,
  first: number,
): Promise<PagesRead> {
  if (document.pages.length > maxPages) throw new TooMuchInk();
  const sheets: (Sheet | null)[] = [];
  for (const { location } of document.pages) sheets.push(await readSheet(location, parts, document, ink));
  const templates = new Map<string, Sheet | null>();
  for (const id of new Set(sheets.flatMap((sheet) => sheet?.templates ?? []))) {
    const location = document.templates.get(id);
    templates.set(id, location === undefined ? null : await readSheet(location, parts, document, ink));
  }
  const numbersWhere = (holds: (sheet: Sheet | null) => boolean): number[] =>
    sheets.flatMap((sheet, i) => (holds(sheet) ? [first + i] : []));
  const binder = new Binder(sheets, templates);
  for (const [i, sheet] of sheets.entries()) if (sheet) binder.add(sheet, first + i);
  const isIncomplete = (sheet: Sheet | null): boolean =>
    sheet !== null && (sheet.cut || sheet.templates.some((id) => templates.get(id)?.cut ?? true));
  return {
    pages: binder.pages,
    asides: binder.asides,
    missing: numbersWhere((sheet) => sheet === null),
    cut: numbersWhere(isIncomplete),
    pictured: sheets.some((sheet) => sheet !== null && sheet.pictures > 0),
    pictures: numbersWhere((sheet) => sheet !== null && sheet.pictures > 0 && sheet.runs.length === 0),
  };
}
