/** Two or three reports side by side, or two in one text; which ones and how stands in the address. */
import { element } from '../reader/dom.ts';
import { t } from '../texts.ts';
import { chooseReports } from './choose.ts';
import type { Line, Progress, Task } from './messages.ts';
import { type ReadReport, readReport, reportId } from './read-report.ts';
import { renderColumns, renderMerged, renderTitles } from './render.ts';

const legends = {
  columns: t('compare.note'),
  merged: t('compare.note-merged'),
};

/** The same reports, shown the other way. */
function viewLink(params: URLSearchParams, merged: boolean): HTMLElement {
  const other = new URLSearchParams(params);
  if (merged) other.delete('view');
  else other.set('view', 'merged');
  const link = element(
    'a',
    { class: 'more', href: `?${other}` },
    merged ? t('compare.columns') : t('compare.merged'),
  );
  return element('p', {}, link);
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The rows as the worker finds them. */
async function* compare(task: Task): AsyncGenerator<Line> {
  if (task.reports.every(({ length }) => length === 0)) return;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const answers: Progress[] = [];
  let failed: Error | undefined;
  let wake = () => {};
  worker.addEventListener('error', ({ message }) => {
    failed = new Error(message);
    wake();
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Progress>) => {
    answers.push(data);
    wake();
  });
  worker.postMessage(task);
  try {
    for (;;) {
      const answer = answers.shift();
      if (failed) throw failed;
      if (answer) {
        yield answer.line;
        if (answer.done === answer.total) return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    worker.terminate();
  }
}

async function show(out: HTMLElement, status: HTMLElement, reports: readonly ReadReport[]): Promise<void> {
  const params = new URLSearchParams(location.search);
  const merged = reports.length === 2 && params.get('view') === 'merged';
  document.title = reports.map(({ title }) => title).join(t('compare.between-titles'));
  out.dataset['reports'] = merged ? 'merged' : String(reports.length);
  out.setAttribute('aria-busy', 'true');
  out.replaceChildren(...(reports.length === 2 ? [viewLink(params, merged)] : []), renderTitles(reports));
  const render = merged ? renderMerged : renderColumns;
  let [rows, alone] = [0, 0];
  const task = { reports: reports.map(({ sections }) => sections), merged };
  for await (const line of compare(task)) {
    rows += 1;
    if (line.cells.filter((cell) => cell !== null).length === 1) alone += 1;
    // One row a frame: the page answers the reader in between.
    await nextFrame();
    out.append(render(reports, line));
  }
  out.removeAttribute('aria-busy');
  const counts = t('compare.counts', { rows, alone });
  status.textContent = counts + (merged ? legends.merged : legends.columns);
}

async function start(form: HTMLFormElement, out: HTMLElement, status: HTMLElement): Promise<void> {
  const params = new URLSearchParams(location.search);
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[name]')];
  for (const input of inputs) input.value = params.get(input.name) ?? '';
  const wanted = inputs.filter(({ value, required }) => value !== '' || required);
  if (wanted.every(({ value }) => value === '')) return;
  status.textContent = t('compare.reading');
  const found = await Promise.all(
    wanted.map(({ value }) => {
      const id = reportId(value);
      return id ? readReport(id) : null;
    }),
  );
  const missing = wanted.filter((_, index) => !found[index]);
  if (missing.length > 0) {
    const names = missing.map(({ value }) => value || t('compare.empty'));
    status.textContent = t('compare.no-report', { names: names.join(t('mark.and')) });
    missing[0]?.focus();
    return;
  }
  await show(
    out,
    status,
    found.filter((report) => report !== null),
  );
}

const choice = document.querySelector<HTMLFormElement>('#compare-choose');
const form = document.querySelector<HTMLFormElement>('#compare-form');
const out = document.querySelector<HTMLElement>('#compare-result');
const status = document.querySelector<HTMLElement>('#compare-status');
if (choice && status) {
  chooseReports(choice, () => {
    status.textContent = t('compare.no-issuers');
  });
}
if (form && out && status) {
  await start(form, out, status).catch((error: unknown) => {
    status.textContent = t('compare.failed');
    console.warn(error);
  });
}
