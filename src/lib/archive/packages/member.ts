/** What a package holds, told one entry after the other. */
import { namesAttachment, namesPicture } from '../../reading/decode/html/address-vocabulary.ts';

/** Where a member comes from beyond its name. */
export interface Provenance {
  /** Address that a web archive has it from. */
  readonly origin: string | null;
  /** Time at which a web archive received it, ISO 8601. */
  readonly captured: string | null;
}

/** Bytes as they come. */
export type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export type Entry =
  | ({
      readonly type: 'member';
      readonly name: string;
      readonly content: Content;
      /** It is no document by its kind, but may belong to one; where it does not, it is counted under this reason. */
      readonly beside?: string;
    } & Provenance)
  /** No document by its kind: counted under the reason. */
  | { readonly type: 'passed'; readonly reason: string }
  /** A member, or the rest of the package, that cannot be read. `slug` is one of `content/vocab/review.yml`. */
  | {
      readonly type: 'trouble';
      readonly name: string | null;
      readonly slug: string;
      readonly reason: string;
    };

export const member = (
  name: string,
  content: Content,
  provenance: Partial<Provenance> & { readonly beside?: string } = {},
): Entry => ({
  type: 'member',
  name,
  content,
  origin: null,
  captured: null,
  ...provenance,
});

export const passed = (reason: string): Entry => ({ type: 'passed', reason });

export const trouble = (name: string | null, slug: string, reason: string): Entry => ({
  type: 'trouble',
  name,
  slug,
  reason,
});

export const whyOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 120);

/** A picture or a page that a browser saved beside a page; what makes its looks is none. */
const besideReason = '系统文件或网页的附属文件';

/** @param content null for what was not opened, as it cannot be a part of a document */
export const beside = (name: string, content: Content | null): Entry =>
  content === null ? passed(besideReason) : member(name, content, { beside: besideReason });

/** Whether a file beside documents may be a part of one; the others are not opened. */
export const mayBelong = (name: string): boolean =>
  /(?:_files|\.files)\//i.test(name) &&
  (namesPicture(name) || namesAttachment(name) || /\.s?html?$/i.test(name));

/** Files that systems and browsers put beside documents, by their path in a package. */
export function isBeside(path: string): boolean {
  return /(?:^|\/)(?:\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini|[^/]*(?:_files|\.files))(?:\/|$)/i.test(path);
}
