/** Places of the provinces in the grid of tiles, from `content/vocab/province-tiles.yml`. */
import { z } from 'zod';
import type { Locale } from '../../core/interface/locale.ts';
import { loadVocab } from '../../core/vocab.ts';

const tileSchema = z.strictObject({
  code: z.string().regex(/^\d{2}0000$/),
  short: z.string().min(1),
  /** ISO 3166-2:CN. */
  iso: z.string().regex(/^[A-Z]{2}$/),
  row: z.int().min(1).max(8),
  column: z.int().min(1).max(7),
});

export type ProvinceTile = z.infer<typeof tileSchema>;

let loaded: readonly ProvinceTile[] | undefined;

/** The provinces that the rules bind, row by row. */
export function provinceTiles(): readonly ProvinceTile[] {
  loaded ??= loadVocab('province-tiles', z.array(tileSchema));
  return loaded;
}

/** What a tile has room for; the full name stands in its title. */
export const shortName = ({ locale }: { readonly locale: Locale }, { short, iso }: ProvinceTile): string =>
  locale === 'zh' ? short : iso;
