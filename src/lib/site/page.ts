/** What a build writes: pages, each of a kind that says how it is laid out, and files that are written as they are. */
import type { Report } from '../core/schema.ts';
import type { FeedItem } from './machine/feeds.ts';
import type { Site } from './site.ts';

/** How the pages of one pattern of addresses are made. */
export interface PageKind<Address extends string = string> {
  /** Below the base path; `[x]` stands for one part of it, and `[...path]` for any address. */
  readonly address: Address;
  /** Its component is `src/templates/<template>.astro`, which is given the view. */
  readonly template: string;
  /** Its stylesheet is `src/styles/sheets/<sheet>.css`: one a page, so that nothing else holds up drawing. */
  readonly sheet: string;
  /** False for what search engines should not know: it is marked `noindex` and left out of the sitemap. */
  readonly listed: boolean;
  /** False for what stands in Chinese alone: the reports themselves and what lists their words. */
  readonly translated: boolean;
}

export interface PageContent {
  /**
   * Plain JSON with all that the page shows of the archive. The page is rendered again when it changes, so nothing
   * that a template reads elsewhere may depend on anything else than this.
   */
  view(): object;
  /** Where the view is costly: changes whenever the view does. */
  key?(): string;
}

export interface Page extends PageContent {
  /**
   * Below the base path and the prefix of the language: empty for the home page, else with a slash or a file's name at
   * its end.
   */
  readonly path: string;
  readonly kind: PageKind;
}

export interface PlainFile {
  /** Below the base path. */
  readonly path: string;
  /** Changes with the bytes. */
  key(): string;
  bytes(): Uint8Array | string | Promise<Uint8Array | string>;
  /** True after `bytes` when they are only for now: the next build makes them again. */
  isPassing?(): boolean;
}

/** A page that feeds tell of, for those who want to follow it: its reports, or its news. */
export type Followed = {
  readonly title: string;
  /** Below the base path. */
  readonly path: string;
} & ({ readonly reports: readonly Report[] } | { readonly items: readonly FeedItem[] });

/** An entry of the registry: kinds of page that show the same things, and what belongs to them. */
export interface PageSet {
  readonly kinds: readonly PageKind[];
  /** All pages of these kinds. */
  readonly pages: (site: Site) => Iterable<Page>;
  /** Which of them have feeds. */
  readonly feeds?: (site: Site) => Iterable<Followed>;
  /** Files that stand beside them. */
  readonly files?: (site: Site) => Iterable<PlainFile>;
}

/** Names of what stands for something in an address. */
type Placeholders<Address extends string> = Address extends `${string}[${infer Name}]${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

export const pageKind = <const Address extends string>(
  address: Address,
  template: string,
  {
    sheet = 'pages',
    listed = true,
    translated = listed,
  }: Partial<Pick<PageKind, 'sheet' | 'listed' | 'translated'>> = {},
): PageKind<Address> => ({ address, template, sheet, listed, translated });

/** @param values what stands in the address for each `[x]` */
export const pageOf = <Address extends string>(
  kind: PageKind<Address>,
  values: Readonly<Record<Placeholders<Address>, string | number>>,
  content: PageContent,
): Page => ({
  path: kind.address.replace(/\[(\w+)\]/g, (_, name: Placeholders<Address>) => String(values[name])),
  kind,
  ...content,
});

/** A page that is the only one of its kind. @param view gives what it shows; nothing of the archive when left out */
export function singlePage(kind: PageKind, view: (site: Site) => object = () => ({})): PageSet {
  return {
    kinds: [kind],
    *pages(site) {
      yield { path: kind.address, kind, view: () => view(site) };
    },
  };
}
