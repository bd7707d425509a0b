/** What the files of values name in Chinese, in English: on English pages alone. */
import type { ExploreIndex, ExploreRow } from '../../lib/site/explore/types.ts';
import { loadEnglish } from '../search/english.ts';
import { placePath } from '../search/names.ts';

/** @param form holds the names and definitions of the indicators */
export function englishIndex(form: HTMLFormElement, index: ExploreIndex): ExploreIndex {
  const option = form.querySelector<HTMLOptionElement>(`option[value="${CSS.escape(index.indicator)}"]`);
  if (!option) return index;
  const { definition = index.definition } = option.dataset;
  return { ...index, name: option.text.trim(), definition };
}

/** Names stay Chinese when those in English cannot be had. */
export async function englishRows(rows: readonly ExploreRow[]): Promise<ExploreRow[]> {
  await loadEnglish().catch(() => []);
  return rows.map((row) => {
    const { regionName } = row.report;
    return { ...row, report: { ...row.report, regionName: regionName && placePath(regionName.split(' ')) } };
  });
}
