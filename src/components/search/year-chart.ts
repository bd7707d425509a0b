/** Reports by year that meet everything but the year filter; a bar sets the filter to its year. */

import { t } from '../texts.ts';
import { h } from './dom.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';

function bar(share: number): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 100 10');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  const rect = document.createElementNS(svgNamespace, 'rect');
  rect.setAttribute('width', String(Math.max(1, Math.round(share * 100))));
  rect.setAttribute('height', '10');
  svg.append(rect);
  return svg;
}

/** @param counts year → reports; 0 stands for an unknown year */
export function yearChart(
  counts: ReadonlyMap<number, number>,
  choose: (year: number) => void,
): HTMLElement | null {
  const known = [...counts].filter(([year]) => year > 0).sort(([a], [b]) => b - a);
  if (known.length === 0) return null;
  const most = Math.max(...known.map(([, count]) => count));
  const items = known.map(([year, count]) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', title: t('chart.only-year', { year }), onclick: () => choose(year) },
        h('span', { class: 'year-name' }, String(year)),
        bar(count / most),
        h('span', { class: 'count' }, t('search.reports-count', { count })),
      ),
    ),
  );
  return h('details', { class: 'year-chart' }, h('summary', {}, t('chart.years')), h('ol', {}, items));
}
