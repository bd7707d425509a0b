/**
 * Astro reads front matter as YAML 1.1, where a bare `2021-03-31` is a point in time; the archive writes YAML 1.2,
 * where it is text. This turns such values back into the text they were.
 * @param value parsed front matter
 */
export function datesAsText(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (Array.isArray(value)) return value.map(datesAsText);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, datesAsText(inner)]));
}
