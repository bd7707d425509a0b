/**
 * Address of an issuer. It follows from the name alone, so it stays when other issuers come and go, and is plain
 * ASCII, so it works on every host.
 */
import { createHash } from 'node:crypto';

/** @param name issuer as the report names it */
export function issuerSlug(name: string): string {
  const folded = name.normalize('NFKC').replace(/\s+/g, '');
  return `i${createHash('sha256').update(folded).digest('hex').slice(0, 10)}`;
}
