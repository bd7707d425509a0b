/** A saved page of a portal: the draft's article in one of the templates. */
import type { Draft, Line } from './draft.ts';
import { type Page, templates } from './templates.ts';

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);

const headingStyle = ['font-family:黑体', 'font-family:楷体', 'font-weight:bold', ''];

function headingHtml(line: Extract<Line, { mark: 'H' }>, styled: boolean): string {
  const text = escapeHtml(line.number + line.label).replace('⏎', '<br>');
  if (styled && line.level === 1) return `<p style="text-align: center;"><strong>${text}</strong></p>`;
  if (styled) return `<p><b>${text}</b></p>`;
  return `<p>　　<span style="${headingStyle[line.level - 1]}">${text}</span></p>`;
}

function tableHtml(rows: readonly (readonly string[])[]): string {
  const body = rows.map(
    (cells) => `<tr>${cells.map((c) => `<td><p>${escapeHtml(c)}</p></td>`).join('')}</tr>`,
  );
  return `<table border="1" cellspacing="0"><tbody>\n${body.join('\n')}\n</tbody></table>`;
}

/** The article without its title, as editors of portals paste it from Word. */
export function articleHtml({ facts, lines }: Draft): string {
  const out: string[] = [];
  let rows: (readonly string[])[] = [];
  const flush = () => {
    if (rows.length > 0) out.push(tableHtml(rows));
    rows = [];
  };
  for (const line of lines) {
    if (line.mark === 'X') {
      rows.push(line.cells);
      continue;
    }
    flush();
    if (line.mark === 'H') out.push(headingHtml(line, facts.headings === 'styled'));
    if (line.mark === 'R') {
      const head = `<span style="font-family:楷体">${escapeHtml(line.number + line.label)}</span>`;
      out.push(`<p>　　${head}${escapeHtml(line.text)}</p>`);
    }
    if (line.mark === 'P') out.push(`<p>　　${escapeHtml(line.text)}</p>`);
    if (line.mark === 'L') out.push(`<p>${escapeHtml(line.text)}</p>`);
    if (line.mark === 'N') out.push(`<p style="text-align:center">${escapeHtml(line.text)}</p>`);
    if (line.mark === 'S' || line.mark === 'D')
      out.push(`<p style="text-align: right;">${escapeHtml(line.text)}</p>`);
  }
  flush();
  return out.join('\n');
}

const slot = (lines: readonly Line[], name: string): string[] =>
  lines.flatMap((line) =>
    line.mark === 'C' && line.slot === name ? line.text.split(' / ').map((piece) => escapeHtml(piece)) : [],
  );

function metadata(lines: readonly Line[]): [string, string][] {
  return lines.flatMap((line): [string, string][] => {
    if (line.mark !== 'M') return [];
    const [label = '', value = ''] = line.text.split('|');
    return [[escapeHtml(label), escapeHtml(value)]];
  });
}

/** @returns the page with the charset that the draft declares */
export function renderHtml(draft: Draft): string {
  const { facts, lines } = draft;
  const title = lines.flatMap((line) => (line.mark === 'T' ? [escapeHtml(line.text)] : []));
  const page: Page = {
    charset: facts.declare ?? facts.encoding,
    lang: facts.lang,
    pageTitle: escapeHtml(facts.pageTitle ?? facts.site),
    site: escapeHtml(facts.site),
    url: facts.url ?? facts.originUrl,
    title,
    article: articleHtml(draft),
    metadata: metadata(lines),
    nav: slot(lines, 'nav'),
    crumb: slot(lines, 'crumb'),
    tool: slot(lines, 'tool'),
    share: slot(lines, 'share'),
    attach: slot(lines, 'attach'),
    prev: slot(lines, 'prev'),
    next: slot(lines, 'next'),
    foot: slot(lines, 'foot'),
  };
  const template = facts.template ?? 'block';
  return templates[template](page);
}
