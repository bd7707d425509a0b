/**
 * Address of a region: its code; a functional area has no code of its own and carries that of the division it
 * lies in, so its name is added as a short hash.
 */
import { createHash } from 'node:crypto';
import type { Region } from '../schema.ts';

export function regionKey({ code, level, path }: Region): string {
  if (level !== 'functional-area') return code;
  return `${code}-${createHash('sha256')
    .update(path.at(-1) ?? '')
    .digest('hex')
    .slice(0, 6)}`;
}
