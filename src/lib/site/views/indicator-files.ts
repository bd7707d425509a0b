/** The values of each indicator as files beside its page: tables and pictures. */
import { createHash } from 'node:crypto';
import { localePrefix, locales } from '../../core/interface/locale.ts';
import { siteName, tagline } from '../../core/name.ts';
import { fontFamily } from '../../core/typeface.ts';
import { toXlsx } from '../../core/xlsx.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { formatShort } from '../charts/frame.ts';
import { drawStrips, stripsOf } from '../charts/strips.ts';
import { svgFile } from '../charts/svg-file.ts';
import { drawTiles } from '../charts/tiles.ts';
import type { ExploreRow } from '../explore/types.ts';
import { cachedPng } from '../images/cached.ts';
import type { Picture } from '../images/render.ts';
import { absolute } from '../machine/json-ld.ts';
import type { PlainFile } from '../page.ts';
import { partsAt } from '../paging.ts';
import { type Site, siteIn, sourcesOf } from '../site.ts';
import { partPath } from '../taxonomy.ts';
import { longCsv, pictureFiles, valueFiles, wideCsv } from '../values/value-files.ts';
import { valueBook } from '../values/value-sheets.ts';
import {
  endsFor,
  type IndicatorTerm,
  idsOf,
  indicatorTerms,
  linesOf,
  newestDistribution,
  provinceLinesView,
  reportsOf,
  rowsOf,
} from './indicator-terms.ts';

export const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');

/**
 * The table of each page as files beside it, in each language: `indicators/x/table.csv`,
 * `en/indicators/x/page/2/values.csv`, `table.xlsx`.
 */
export function* tableFiles(site: Site): Generator<PlainFile> {
  for (const locale of locales) yield* tableFilesIn(siteIn(site, locale));
}

function* tableFilesIn(site: Site): Generator<PlainFile> {
  const { to, address, locale, wording } = site;
  const code = codeVersion(new URL('../values/value-files.ts', import.meta.url));
  const bookCode = codeVersion(new URL('../../core/xlsx.ts', import.meta.url));
  const at = absolute(address === null ? undefined : new URL(address));
  const addressOf = ({ report, anchor }: ExploreRow): string => at(to.report(report.id, anchor));
  for (const { key: indicator, slug, bodies } of indicatorTerms(site)) {
    for (const { pager, from, to: end } of partsAt(endsFor(bodies), String)) {
      const shown = bodies.slice(from, end);
      const folder = localePrefix(locale) + partPath(`indicators/${slug}/`, pager.number);
      const rows = () => rowsOf(site, indicator, reportsOf(shown));
      const key = () => hashOf(code, locale, at(to.home()), indicator, sourcesOf(site, idsOf(shown)));
      yield { path: `${folder}${valueFiles.wide}`, key, bytes: () => wideCsv(rows(), wording) };
      yield { path: `${folder}${valueFiles.long}`, key, bytes: () => longCsv(rows(), addressOf, wording) };
      yield {
        path: `${folder}${valueFiles.book}`,
        key: () => hashOf(bookCode, key()),
        bytes: () => toXlsx(valueBook(rows(), addressOf, wording)),
      };
    }
  }
}

/** Wide enough for a page of text. */
const drawingSize = { width: 640 };
/** Width of the PNG in pixels. */
const pictureWidth = 2 * drawingSize.width;

/** How the newest values are spread, and the lines of the provinces. */
function pictureOf(site: Site, term: IndicatorTerm): Picture {
  const spread = newestDistribution(site, term);
  const { t, unit } = site.wording;
  const title = spread
    ? t('strips.title', { year: spread.year, name: term.name, unit: unit(spread.unit) })
    : t('strips.none', { name: term.name });
  const strips = drawStrips(spread ? stripsOf(spread, t) : [], drawingSize, t.locale);
  const lines = linesOf(site, term);
  const view = lines && provinceLinesView(site, term, lines);
  const tiles = view?.tiles.map((tile) => ({
    ...tile,
    name: tile.short,
    latest: tile.latest === null ? '' : formatShort(tile.latest.value, t.locale),
  }));
  const drawings = [
    { ...strips, title },
    ...(view && tiles ? [{ ...drawTiles(tiles, view.max, drawingSize.width), title: view.title }] : []),
  ];
  const source = siteName + t('mark.comma') + tagline;
  const written = drawings.flatMap((one) => [one.title, ...one.shapes.map(({ text }) => text ?? '')]);
  return { svg: svgFile(drawings, source, fontFamily), text: written.join('') + source };
}

/** Pictures of an indicator's values as `indicators/x/chart.svg` and `chart.png`. */
export function* chartFiles(site: Site): Generator<PlainFile> {
  const modules = [
    'charts/svg-file',
    'charts/strips',
    'charts/tiles',
    'values/distribution',
    'values/province-lines',
  ];
  const code = [...modules, 'images/render'].map((name) =>
    codeVersion(new URL(`../${name}.ts`, import.meta.url)),
  );
  for (const term of indicatorTerms(site)) {
    const key = () => hashOf(...code, term.name, sourcesOf(site, idsOf(term.bodies)));
    const folder = `indicators/${term.slug}/`;
    yield { path: `${folder}${pictureFiles.svg}`, key, bytes: () => pictureOf(site, term).svg };
    yield {
      path: `${folder}${pictureFiles.png}`,
      key,
      bytes: () => cachedPng(pictureOf(site, term), pictureWidth),
    };
  }
}
