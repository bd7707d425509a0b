/** A saved page of a portal: the draft's article in one of the templates. */
import type { Draft, Line } from './draft.ts';
import { nested, print, ucap, vsb } from './portals.ts';
import { block, dl, jcms, list, mill, ministry, type Page, plain, trs } from './templates.ts';

const templates = { plain, trs, jcms, list, block, ministry, mill, dl, vsb, ucap, nested, print };

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);

type Paste = Draft['facts']['paste'];
type Align = 'left' | 'center' | 'right';

/** Word wraps what is not Chinese in spans of its own and ends a paragraph with an element of Office. */
const wordSpans = (html: string): string =>
  html.replace(/(?<![&#\w])[0-9.%]+(?![\w;])/gu, '<span lang="EN-US">$&</span>');

const font = ['黑体', '楷体_GB2312', '仿宋_GB2312', '仿宋_GB2312'];

function paragraphHtml(paste: Paste, html: string, align: Align, indent: boolean, level = 4): string {
  const face = font[level - 1];
  const right = align === 'left' ? '' : `text-align:${align}`;
  if (paste === 'br') return `${indent ? '&nbsp;&nbsp;&nbsp;&nbsp;' : ''}${html}<br>`;
  if (paste === 'div') return `<div style="${right}">${indent ? '　　' : ''}${html}</div>`;
  if (paste === 'mso') {
    const style = `${indent ? 'text-indent:32.0pt;mso-char-indent-count:2.0;' : ''}line-height:28.0pt;${right}`;
    const span = `<span style="font-size:16.0pt;font-family:${face};mso-hansi-font-family:宋体">`;
    return `<p class="MsoNormal" style="${style}">${span}${wordSpans(html)}<span lang="EN-US"><o:p></o:p></span></span></p>`;
  }
  const text = level < 4 ? `<span style="font-family:${face}">${html}</span>` : html;
  return `<p${right === '' ? '' : ` style="${right};"`}>${indent ? '　　' : ''}${text}</p>`;
}

function headingHtml(line: Extract<Line, { mark: 'H' }>, styled: boolean, paste: Paste): string {
  const text = escapeHtml(line.number + line.label).replace('⏎', '<br>');
  if (styled && line.level === 1) return `<p style="text-align: center;"><strong>${text}</strong></p>`;
  if (styled) return `<p><b>${text}</b></p>`;
  return paragraphHtml(paste, text, 'left', true, line.level);
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
    const put = (align: Align, indent: boolean) =>
      out.push(paragraphHtml(facts.paste, 'text' in line ? escapeHtml(line.text) : '', align, indent));
    if (line.mark === 'H') out.push(headingHtml(line, facts.headings === 'styled', facts.paste));
    if (line.mark === 'R') {
      const head = `<span style="font-family:楷体">${escapeHtml(line.number + line.label)}</span>`;
      out.push(paragraphHtml(facts.paste, head + escapeHtml(line.text), 'left', true));
    }
    if (line.mark === 'P') put('left', true);
    if (line.mark === 'L') put('left', false);
    if (line.mark === 'N') put('center', false);
    if (line.mark === 'S' || line.mark === 'D') put('right', false);
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
    side: slot(lines, 'side'),
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
