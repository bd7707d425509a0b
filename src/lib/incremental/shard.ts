/**
 * An archive in parts, for several machines: reports are dealt out by the first bits of their ids, which are those
 * of a hash, so that the parts are of like size and a report stays in its part.
 */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

const mostShards = 256;

/** @returns null for what is not written as `2/4` */
export function parseShard(text: string): Shard | null {
  const [, index = 0, of = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  return index >= 1 && index <= of && of <= mostShards ? { index, of } : null;
}

/** @param id `r` and hex digits */
export function isInShard(id: string, { index, of }: Shard): boolean {
  const place = Number.parseInt(id.slice(1, 7), 16) / 0x1000000;
  return Math.floor(place * of) === index - 1;
}
