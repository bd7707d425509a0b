/** Names in the language of the page of what the index names in Chinese; `english.ts` fills them on English pages. */
export const names = {
  /** By full name in Chinese. */
  places: new Map<string, string>(),
  /** Indicators and their families, by id. */
  indicators: new Map<string, string>(),
};

export const placeName = (name: string): string => names.places.get(name) ?? name;

/** @param path names from the province down */
export const placePath = (path: readonly string[]): string =>
  names.places.size > 0 ? path.toReversed().map(placeName).join(', ') : path.join(' ');
