/** XHTML of an EPUB edition: one page a report, with the anchors that the report has on the site. */

import type { ParsedReport, Passage, Section } from '../../../core/markdown/parse.ts';
import { toXmlCharacters } from '../../../core/xml-characters.ts';

/** Characters that XML gives a meaning, and those that it does not allow at all. */
export function escapeXml(text: string): string {
  const codes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return toXmlCharacters(text).replace(/[&<>"]/g, (character) => codes[character] ?? '');
}

export function xhtmlPage(title: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN">
<head><meta charset="UTF-8"/><title>${escapeXml(title)}</title><link rel="stylesheet" href="style.css"/></head>
<body>
${body}
</body>
</html>
`;
}

/** @param facts label and value, shown below the title */
export function reportPage(
  { report, sections }: ParsedReport,
  facts: readonly (readonly [string, string])[],
): string {
  const lines = facts.map(([label, value]) => `<dt>${escapeXml(label)}</dt><dd>${escapeXml(value)}</dd>`);
  const body = [
    `<h1>${escapeXml(report.title)}</h1>`,
    `<dl>${lines.join('')}</dl>`,
    ...sections.map(sectionXhtml),
  ];
  return xhtmlPage(report.title, body.join('\n'));
}

function sectionXhtml({ anchor, level, heading, passages }: Section): string {
  const depth = Math.min(level + 1, 6);
  const head = level === 0 ? [] : [`<h${depth} id="${escapeXml(anchor)}">${escapeXml(heading)}</h${depth}>`];
  return [...head, ...passages.map(passageXhtml)].join('\n');
}

function passageXhtml({ anchor, type, text }: Passage): string {
  const id = escapeXml(anchor);
  if (type === 'paragraph') return `<p id="${id}">${escapeXml(text)}</p>`;
  const rows = text.split('\n').map((row) => {
    const cells = row.split('\t').map((cell) => `<td>${escapeXml(cell)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table id="${id}"><tbody>${rows.join('')}</tbody></table>`;
}

interface TocEntry {
  readonly href: string;
  readonly text: string;
  readonly children: TocEntry[];
}

/** @param files name of the page of each report */
export function contentsPage(
  title: string,
  reports: readonly ParsedReport[],
  files: readonly string[],
): string {
  const entries = reports.map((one, index) => tocOf(one, files[index] ?? ''));
  const list = (all: readonly TocEntry[]): string =>
    all.length === 0
      ? ''
      : `<ol>${all
          .map(
            ({ href, text, children }) =>
              `<li><a href="${escapeXml(href)}">${escapeXml(text)}</a>${list(children)}</li>`,
          )
          .join('')}</ol>`;
  return xhtmlPage(title, `<nav epub:type="toc" id="toc"><h1>目录</h1>${list(entries)}</nav>`);
}

function tocOf({ report, sections }: ParsedReport, file: string): TocEntry {
  const top: TocEntry = { href: file, text: report.title, children: [] };
  const open: { level: number; entry: TocEntry }[] = [{ level: 0, entry: top }];
  for (const { anchor, level, heading } of sections) {
    if (level === 0) continue;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const entry = { href: `${file}#${anchor}`, text: heading, children: [] };
    (open.at(-1)?.entry ?? top).children.push(entry);
    open.push({ level, entry });
  }
  return top;
}
