/**
 * Which pages stand in for an address that has none. Regions without a report have no page: the page of the region
 * above or, at the latest, that of the province says what the archive has there. A list that is short enough to stand
 * on one page has no pages for its years. The page for missing addresses looks here, and so does the check for
 * addresses that were published once.
 */

/** The regions above a code of GB/T 2260, the nearest first: the prefecture, then the province. */
function codesAbove(code: string): string[] {
  const above = [code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return [...new Set(above)];
}

/**
 * @param path of the address below the base path, with a slash at its end
 * @returns paths of pages that may be there, the nearest first; none for an address that no page can stand in for
 */
export function nearestPages(path: string): string[] {
  const place = /^(regions|duties)\/(\d{6})[^/]*\/(?:(?:page\/)?\d+\/)?$/.exec(path);
  if (place) {
    const [, area = '', code = ''] = place;
    const codes = codesAbove(code);
    const pages = codes.map((one) => `${area}/${one}/`);
    if (area === 'duties') pages.push(...codes.map((one) => `regions/${one}/`));
    return pages.filter((page) => page !== path);
  }
  const year = /^((?:topics|sections|indicators|cited)\/[^/]+\/)(?:\d{4}|unknown)\/(?:page\/\d+\/)?$/.exec(
    path,
  );
  return year?.[1] === undefined ? [] : [year[1]];
}
