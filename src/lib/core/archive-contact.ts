/** Whom to tell of an error in the archive, from `content/vocab/archive-contact.yml`. */
import { z } from 'zod';
import { loadVocab } from './vocab.ts';

const schema = z.strictObject({
  mail: z.email().nullable(),
  /** With `{title}` and `{body}`. */
  issues: z
    .string()
    .regex(/^https?:\/\//)
    .refine((text) => text.includes('{body}'), 'expected {body} where the text of the message goes')
    .nullable(),
});

export type ArchiveContact = z.infer<typeof schema>;

export const archiveContact = (): ArchiveContact => loadVocab('archive-contact', schema);

/** @returns an address that opens a message with this title and text, null when there is nobody to tell */
export function messageAddress({ mail, issues }: ArchiveContact, title: string, text: string): string | null {
  if (issues !== null)
    return issues
      .replaceAll('{title}', encodeURIComponent(title))
      .replaceAll('{body}', encodeURIComponent(text));
  if (mail === null) return null;
  // RFC 6068: lines of a body end in CRLF.
  const body = encodeURIComponent(text.replaceAll('\n', '\r\n'));
  return `mailto:${mail}?subject=${encodeURIComponent(title)}&body=${body}`;
}

/** For the header `User-Agent`: who asks, and where to complain. */
export function userAgent({ mail, issues }: ArchiveContact, version: string): string {
  const contact = mail ?? (issues === null ? null : new URL(issues.replace(/\?.*$/, '')).href);
  return `juanzong/${version} (archive of published government reports${contact === null ? '' : `; +${contact}`})`;
}
