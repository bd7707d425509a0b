/** Indicators as a filter: a report that has a figure of one, or of any of its family. Build time only. */
import { z } from 'zod';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import { loadVocab } from '../../core/vocab.ts';
import type { IndicatorEntry } from '../format/manifest.ts';
import { familyOf } from '../query/filters.ts';

const familyNames = () => loadVocab('indicator-families', z.record(z.string(), z.string().min(1)));

/**
 * Families and indicators that occur, in the order of the vocabulary, each family before its indicators.
 * @throws Error when a family has no name
 */
export function indicatorEntries(reports: readonly (readonly string[])[]): IndicatorEntry[] {
  const counts = new Map<string, number>();
  for (const own of reports)
    for (const id of new Set([...own, ...own.map(familyOf)])) counts.set(id, (counts.get(id) ?? 0) + 1);
  if (counts.size === 0) return [];
  const names = familyNames();
  const { indicators } = figureVocabulary();
  return [...new Set(indicators.map(({ id }) => familyOf(id)))].flatMap((family) => {
    const familyName = names[family];
    if (!familyName) throw new Error(`content/vocab/indicator-families.yml: no name for ${family}`);
    const own = indicators.filter(({ id }) => familyOf(id) === family);
    return [{ id: family, name: familyName }, ...own]
      .map(({ id, name }) => ({ id, name, family, reports: counts.get(id) ?? 0 }))
      .filter((entry) => entry.reports > 0);
  });
}
