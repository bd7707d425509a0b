/**
 * Address of a region: its code; a functional area or township that carries the code of the division it lies in
 * gets its name added as a short hash.
 */
import { createHash } from 'node:crypto';
import type { Region } from './schema.ts';

/** True when the region has no code of its own but that of the division it lies in. */
export function borrowsCode({ code, level }: Pick<Region, 'code' | 'level'>): boolean {
  return level === 'functional-area' || (level === 'township' && code.length === 6);
}

export function regionKey({ code, level, path }: Region): string {
  if (!borrowsCode({ code, level })) return code;
  return `${code}-${createHash('sha256')
    .update(path.at(-1) ?? '')
    .digest('hex')
    .slice(0, 6)}`;
}
