/** Two reports side by side; which ones stands in the address. */
import { alignSections, type Pair, type SectionText } from '../../lib/site/compare/align.ts';
import { commonShare, differences, type Piece } from '../../lib/site/compare/differences.ts';
import { element } from '../reader/dom.ts';
import { type ReadReport, readReport, reportId } from './read-report.ts';

const leastCommon = 0.1;

const nodes = (pieces: readonly Piece[]): Node[] =>
  pieces.map(({ text, common }) => (common ? new Text(text) : element('mark', {}, text)));

const textOf = (section: SectionText | null) => section?.paragraphs.join('\n') ?? '';

/** Paragraphs again, out of marked pieces that may reach across their ends. */
function paragraphs(pieces: readonly Piece[]): HTMLParagraphElement[] {
  const lines: Piece[][] = [[]];
  for (const { text, common } of pieces) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, common });
    }
  }
  return lines.filter((line) => line.length > 0).map((line) => element('p', {}, ...nodes(line)));
}

function cell(report: ReadReport, section: SectionText | null, pieces: readonly Piece[]): HTMLElement {
  if (!section)
    return element('div', { class: 'compare-cell compare-none' }, element('p', {}, '没有对应的部分'));
  const link = element('a', { href: `${report.address}#${section.anchor}` }, section.heading);
  return element(
    'div',
    { class: 'compare-cell' },
    ...(section.heading === '' ? [] : [element('h3', { 'data-level': String(section.level) }, link)]),
    ...paragraphs(pieces),
  );
}

function row(left: ReadReport, right: ReadReport, pair: Pair): HTMLElement {
  const alone = (section: SectionText | null): Piece[] => [{ text: textOf(section), common: true }];
  const marked = differences(textOf(pair.left), textOf(pair.right));
  // Where hardly anything is common, marking all of it says nothing.
  const found =
    commonShare(marked) >= leastCommon ? marked : { left: alone(pair.left), right: alone(pair.right) };
  return element(
    'div',
    { class: 'compare-row' },
    cell(left, pair.left, found.left),
    cell(right, pair.right, found.right),
  );
}

function show(out: HTMLElement, left: ReadReport, right: ReadReport): void {
  const title = (report: ReadReport) =>
    element('h2', { class: 'compare-cell' }, element('a', { href: report.address }, report.title));
  out.replaceChildren(
    element('div', { class: 'compare-row compare-titles' }, title(left), title(right)),
    ...alignSections(left.sections, right.sections).map((pair) => row(left, right, pair)),
  );
}

async function start(form: HTMLFormElement, out: HTMLElement, status: HTMLElement): Promise<void> {
  const params = new URLSearchParams(location.search);
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[name]')];
  for (const input of inputs) input.value = params.get(input.name) ?? '';
  if (inputs.every(({ value }) => value === '')) return;
  status.textContent = '正在读取两份报告……';
  const reports = await Promise.all(
    inputs.map(({ value }) => {
      const id = reportId(value);
      return id ? readReport(id) : null;
    }),
  );
  const [left, right] = reports;
  if (!left || !right) {
    const missing = inputs.filter((_, index) => !reports[index]);
    status.textContent = `档案中没有这份报告：${missing.map(({ value }) => value || '（未填）').join('、')}`;
    missing[0]?.focus();
    return;
  }
  document.title = `${left.title} 对照 ${right.title}`;
  show(out, left, right);
  status.textContent = '加底色的文字只见于一份报告；两边几乎没有相同文字的部分不加底色。';
}

const form = document.querySelector<HTMLFormElement>('#compare-form');
const out = document.querySelector<HTMLElement>('#compare-result');
const status = document.querySelector<HTMLElement>('#compare-status');
if (form && out && status) await start(form, out, status);
