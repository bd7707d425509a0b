/**
 * What every host should send with each file, once; the files for the single hosts are written from it.
 * Security headers follow the same policy as the `<meta>` element of the pages and add what only a header can say.
 */
import { localePrefix, locales } from '../../core/interface/locale.ts';
import { contentSecurityPolicy } from './csp.ts';

export type Headers = Readonly<Record<string, string>>;

export interface HeaderRule {
  /**
   * Paths below the base path: `*` at the end stands for anything, `:name` for one folder. This is the syntax
   * of `_headers` files.
   */
  readonly pattern: string;
  /** Of several rules that match and set the same header, the last one counts. */
  readonly headers: Headers;
}

/** Only a header can forbid other sites to show the archive in a frame. */
const unframed = (policy: string): string => `${policy}; frame-ancestors 'none'`;

/** Names change with the content. */
const forever = 'public, max-age=31536000, immutable';
/** A new build is seen within a minute; going back and forth costs no request. */
const short = 'public, max-age=60, must-revalidate';
/** Names that say which other files are current: asked for at every use. */
const revalidate = 'no-cache';

export const headerRules: readonly HeaderRule[] = [
  {
    pattern: '*',
    headers: {
      'Content-Security-Policy': unframed(contentSecurityPolicy({ wasm: false })),
      'Cache-Control': short,
      // Browsers heed it over HTTPS alone, so a site that has only HTTP is not shut out.
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  },
  { pattern: '_astro/*', headers: { 'Cache-Control': forever } },
  ...locales.map((locale) => ({
    pattern: `${localePrefix(locale)}search/*`,
    headers: { 'Content-Security-Policy': unframed(contentSecurityPolicy({ wasm: true })) },
  })),
  {
    // A worker obeys the policy that its own script came with, not that of the page.
    pattern: 'search-index/:group/*',
    headers: {
      'Content-Security-Policy': unframed(contentSecurityPolicy({ wasm: true })),
      'Cache-Control': forever,
    },
  },
  {
    pattern: 'search-words/:part/*',
    headers: {
      'Content-Security-Policy': unframed(contentSecurityPolicy({ wasm: true })),
      'Cache-Control': forever,
    },
  },
  { pattern: 'search-words/parts.json', headers: { 'Cache-Control': revalidate } },
  { pattern: 'search-index/manifest.json', headers: { 'Cache-Control': revalidate } },
  { pattern: 'manifest.json', headers: { 'Cache-Control': revalidate } },
  { pattern: 'manifest/*', headers: { 'Cache-Control': revalidate } },
  { pattern: 'offline.json', headers: { 'Cache-Control': revalidate } },
  { pattern: 'offline-worker.js', headers: { 'Cache-Control': revalidate } },
  {
    // Documents of others: saved, never shown, and without any right should a browser show them all the same.
    pattern: 'raw/*',
    headers: {
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'Content-Disposition': 'attachment',
      'Content-Type': 'application/octet-stream',
    },
  },
];

/** @returns source of a regular expression for the whole path below the base */
export function patternSource(pattern: string): string {
  return pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.+?^$()[\]{}|\\]/g, '\\$&')))
    .join('/')
    .replace(/\*$/, '.*');
}

/** @param path of a file below the base path, such as `reports/index.html` */
export function headersFor(path: string): Headers {
  const matching = headerRules.filter(({ pattern }) => new RegExp(`^${patternSource(pattern)}$`).test(path));
  return Object.assign({}, ...matching.map(({ headers }) => headers)) as Headers;
}

/** @returns the names of all headers that some rule sets */
export function headerNames(): string[] {
  return [...new Set(headerRules.flatMap(({ headers }) => Object.keys(headers)))];
}

/** @returns the base path with a slash at both ends */
export function withSlashes(base: string): string {
  return `/${base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
}
