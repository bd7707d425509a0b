/**
 * A report for reference managers: BibTeX and RIS. Written here because the library at hand either leaves the
 * characters that TeX treats specially as they are, or drops Chinese; tests read both back with other libraries.
 */

/** A document as it is cited; values on one line, null where unknown. */
export interface Reference {
  readonly id: string;
  /** False for a document that only looks like a report. */
  readonly isReport: boolean;
  readonly title: string;
  readonly author: string | null;
  /** Kind of document, in words. */
  readonly genre: string;
  readonly number: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  readonly language: string;
  readonly url: string | null;
}

/** Characters that TeX does not print as they are. */
const texSpecial: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

const tex = (text: string): string =>
  text.replace(/[\\{}%&#_$^~]/g, (character) => texSpecial[character] ?? '');

/** In an address a brace would end the field; everything else stands as it is. */
const texUrl = (url: string): string => url.replaceAll('{', '%7B').replaceAll('}', '%7D');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * An entry that BibTeX and BibLaTeX read alike: `year` and `month` for the one, `date` with the day for the other.
 * The name of a body stands in double braces, or it would be cut into a family and a given name.
 */
export function bibtexEntry(reference: Reference): string {
  const { id, isReport, title, author, genre, number, date, language, url } = reference;
  const [year, month] = date?.split('-') ?? [];
  const braced = (text: string | null | undefined) => text && `{${tex(text)}}`;
  const fields = [
    ['author', author && `{{${tex(author)}}}`],
    ['title', braced(title)],
    [isReport ? 'institution' : 'organization', braced(author)],
    ['type', braced(genre)],
    ['number', braced(number)],
    ['year', braced(year)],
    ['month', month && months[Number(month) - 1]],
    ['date', braced(date)],
    ['language', braced(language)],
    ['url', url && `{${texUrl(url)}}`],
  ].flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
  return [`@${isReport ? 'techreport' : 'misc'}{${id},`, ...fields, '}'].join('\n');
}

/** A record of RIS: `RPRT` with the tags that its readers take for a report's body, kind and number. */
export function risRecord(reference: Reference): string {
  const { id, isReport, title, author, genre, number, date, language, url } = reference;
  const lines = [
    ['TY', isReport ? 'RPRT' : 'GEN'],
    ['ID', id],
    ['TI', title],
    ['AU', author],
    ['PB', author],
    ['PY', date?.slice(0, 4)],
    ['DA', date?.replaceAll('-', '/')],
    ['M3', genre],
    ['SN', number],
    ['LA', language],
    ['UR', url],
  ].flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []));
  return [...lines, 'ER  - '].join('\n');
}
