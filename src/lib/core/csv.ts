/** Comma-separated values as RFC 4180 has them, for spreadsheets: marked as UTF-8, no cell is a formula. */

/** Text that a spreadsheet would run as a formula, made into plain text by an apostrophe. */
export const noFormula = (text: string): string => (/^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text);

function cell(value: string | number): string {
  const safe = noFormula(String(value));
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
