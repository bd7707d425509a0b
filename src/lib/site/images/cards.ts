/**
 * The pictures that other sites show beside a link to a page (Open Graph): one for the site, one for each province,
 * one for the data and one for the documentation. A picture for each report would cost a quarter of an hour at
 * 30,000 reports and hardly say more.
 */

import { siteName, tagline } from '../../core/name.ts';
import { currentSnapshot } from '../../core/regions/snapshots.ts';
import type { Region } from '../../core/schema.ts';
import { fontFamily } from '../../core/typeface.ts';
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

let known: ReadonlyMap<string, Card> | undefined;

/** All pictures by their key; a province's is its code. */
export function cards(): ReadonlyMap<string, Card> {
  known ??= new Map(
    [
      { key: siteCard, heading: tagline, line: '原件存档，逐句可查' },
      { key: 'data', heading: '数据下载', line: tagline },
      { key: 'docs', heading: '使用说明', line: tagline },
      ...provinces().map(([code, name]) => ({ key: code, heading: name, line: tagline })),
    ].map((card) => [card.key, card]),
  );
  return known;
}

/** Key of the picture of what a region's reports say: that of its province, where there is one. */
export function cardOf(region: Pick<Region, 'code'> | null): string {
  const province = `${region?.code.slice(0, 2)}0000`;
  return cards().has(province) ? province : siteCard;
}

/** Path of a picture below the base path. */
export const cardFile = (key: string): string => `og/${key}.png`;

/** Widths in pixels: what is left between the margins, and of a heading's character at most. */
const room = 1040;
const largest = 156;

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function cardPicture({ heading, line }: Card): Picture {
  const size = Math.min(largest, Math.floor(room / [...heading].length));
  const { width, height } = cardSize;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="${fontFamily}">`,
    `<rect width="${width}" height="${height}" fill="#fbfaf6"/>`,
    `<rect width="${width}" height="14" fill="#9c2a1f"/>`,
    `<g transform="translate(80 92) scale(3)">${sealMark}</g>`,
    `<text x="200" y="163" font-size="60" fill="#9c2a1f">${siteName}</text>`,
    `<text x="80" y="${352 + size / 3}" font-size="${size}" fill="#1f1d1a">${escapeXml(heading)}</text>`,
    '<rect x="80" y="486" width="1040" height="2" fill="#d9d5ca"/>',
    `<text x="80" y="552" font-size="40" fill="#57534c">${escapeXml(line)}</text>`,
    '</svg>',
  ];
  return { svg: svg.join(''), text: heading + line + siteName };
}
