/**
 * The pictures that other sites show beside a link to a page (Open Graph): one for the site, one for each province,
 * one for the data and one for the documentation. A picture for each report would cost a quarter of an hour at
 * 30,000 reports and hardly say more.
 */

import { type Locale, localePrefix } from '../../core/interface/locale.ts';
import { translateTo } from '../../core/interface/texts.ts';
import { currentSnapshot } from '../../core/regions/snapshots.ts';
import type { Region } from '../../core/schema.ts';
import { fontFamily } from '../../core/typeface.ts';
import { wordingIn } from '../wording.ts';
import type { Picture } from './render.ts';
import { sealMark } from './seal.ts';

export interface Card {
  /** File name without its ending. */
  readonly key: string;
  readonly heading: string;
  readonly line: string;
}

/** Pixels, as the large pictures of Open Graph are shown. */
export const cardSize = { width: 1200, height: 630 };

export const siteCard = 'site';

/** Codes and names of today's provinces. The list alone is enough: reading how all divisions came about takes longer. */
const provinces = (): (readonly [code: string, name: string])[] =>
  [...currentSnapshot().names].filter(([code]) => code.endsWith('0000')).sort();

const known = new Map<Locale, ReadonlyMap<string, Card>>();

function makeCards(locale: Locale): ReadonlyMap<string, Card> {
  const { t, region } = wordingIn(locale);
  const line = t('site.tagline');
  const all: Card[] = [
    { key: siteCard, heading: line, line: t('card.line') },
    { key: 'data', heading: t('common.data-download'), line },
    { key: 'docs', heading: t('docs.title'), line },
    ...provinces().map(([code, name]) => ({ key: code, heading: region(name), line })),
  ];
  return new Map(all.map((card) => [card.key, card]));
}

/** All pictures of a language by their key; a province's is its code. */
export function cards(locale: Locale): ReadonlyMap<string, Card> {
  const made = known.get(locale) ?? makeCards(locale);
  known.set(locale, made);
  return made;
}

/** Key of the picture of what a region's reports say: that of its province, where there is one. */
export function cardOf(region: Pick<Region, 'code'> | null): string {
  const province = `${region?.code.slice(0, 2)}0000`;
  return cards('zh').has(province) ? province : siteCard;
}

/** Path of a picture below the base path. */
export const cardFile = (key: string, locale: Locale): string => `og/${localePrefix(locale)}${key}.png`;

/** Of a letter beside a Chinese character, roughly. */
const letterWidth = 0.6;

const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 1 : letterWidth), 0);

/** Widths in pixels: what is left between the margins, and of a heading's character at most. */
const room = 1040;
const largest = 156;

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function cardPicture({ heading, line }: Card, locale: Locale): Picture {
  const name = translateTo(locale)('site.name');
  const size = Math.min(largest, Math.floor(room / widthOf(heading)));
  const lineSize = Math.min(40, Math.floor(room / widthOf(line)));
  const { width, height } = cardSize;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="${fontFamily}">`,
    `<rect width="${width}" height="${height}" fill="#fbfaf6"/>`,
    `<rect width="${width}" height="14" fill="#9c2a1f"/>`,
    `<g transform="translate(80 92) scale(3)">${sealMark}</g>`,
    `<text x="200" y="163" font-size="60" fill="#9c2a1f">${name}</text>`,
    `<text x="80" y="${352 + size / 3}" font-size="${size}" fill="#1f1d1a">${escapeXml(heading)}</text>`,
    '<rect x="80" y="486" width="1040" height="2" fill="#d9d5ca"/>',
    `<text x="80" y="552" font-size="${lineSize}" fill="#57534c">${escapeXml(line)}</text>`,
    '</svg>',
  ];
  return { svg: svg.join(''), text: heading + line + name };
}
