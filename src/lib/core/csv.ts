/** Comma-separated values as RFC 4180 has them, for spreadsheets: marked as UTF-8, no cell is a formula. */

/** What begins a formula or a command, in spreadsheets of every language; a full-width sign counts as its plain one. */
const starters = /^\s*[=+\-@]|^[\t\r\n]/;
/** A plus is no part of a number that a report states: +86 … is a telephone. */
const number = /^-?\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?%?$/;

/**
 * Text that a spreadsheet would run as a formula, made into plain text by an apostrophe; a number stays one. Source:
 * OWASP, CSV Injection.
 */
export const noFormula = (text: string): string =>
  starters.test(text.slice(0, 32).normalize('NFKC')) && !number.test(text) ? `'${text}` : text;

function cell(value: string | number): string {
  const safe = noFormula(String(value));
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
