/** The check of a draft: it is read in this browser and goes nowhere; nothing of it is kept. */

import { levelOf } from '../../lib/site/explore/place-keys.ts';
import type { DraftCheck } from '../../lib/site/write/check-draft.ts';
import { h, part } from '../search/dom.ts';
import { t } from '../texts.ts';
import { checkView } from './check-view.ts';
import type { CheckTask } from './check-worker.ts';
import type { Elsewhere } from './elsewhere.ts';

const today = (): string => new Date().toLocaleDateString('sv-SE');

/** @throws when the worker can not be had */
function check(task: CheckTask): Promise<DraftCheck> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<DraftCheck>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<DraftCheck>) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}

class DraftCheckForm extends HTMLElement {
  connectedCallback(): void {
    const form = part<HTMLFormElement>(this, 'form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#check();
    });
    const file = part<HTMLInputElement>(this, 'input[type="file"]');
    file.addEventListener('change', () => void this.#open(file));
  }

  #tell(message: string): void {
    part(this, '[role="status"]').textContent = message;
  }

  async #open(file: HTMLInputElement): Promise<void> {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const bytes = await chosen.arrayBuffer();
    const text = this.#decode(bytes);
    this.#tell(text === null ? t('write.file-failed') : '');
    if (text !== null) part<HTMLTextAreaElement>(this, 'textarea').value = text;
  }

  /** UTF-8, else the encoding of older Chinese systems; null for what is no text. */
  #decode(bytes: ArrayBuffer): string | null {
    for (const encoding of ['utf-8', 'gb18030']) {
      try {
        const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
        if (!text.includes('\0')) return text;
      } catch {
        // Another encoding.
      }
    }
    return null;
  }

  async #check(): Promise<void> {
    const text = part<HTMLTextAreaElement>(this, 'textarea').value;
    const result = part(this, '.write-findings');
    if (text.trim() === '') {
      this.#tell(t('write.empty-draft'));
      return;
    }
    const region = new URLSearchParams(location.search).get('r') ?? '';
    const level = region === '' ? null : levelOf(region);
    const year = Number(part<HTMLInputElement>(this, 'input[name="year"]').value);
    this.#tell(t('write.checking'));
    try {
      const found = await check({ text, context: { year, issuer: null, level, today: today() } });
      result.replaceChildren(...checkView(found), this.#elsewhere(found.probes));
      this.#tell('');
    } catch (error) {
      this.#tell(t('write.check-failed'));
      console.warn(error);
    }
  }

  #elsewhere(probes: readonly string[]): HTMLElement {
    const out = h('div', { 'aria-live': 'polite' });
    const button = h('button', { type: 'button' }, t('write.elsewhere-button', { count: probes.length }));
    button.addEventListener('click', () => {
      button.disabled = true;
      void this.#look(probes, out).finally(() => {
        button.disabled = false;
      });
    });
    return h(
      'section',
      {},
      h('h3', {}, t('write.elsewhere-head')),
      h('p', { class: 'note' }, t('write.elsewhere-note')),
      probes.length === 0 ? h('p', {}, t('write.elsewhere-none')) : button,
      out,
    );
  }

  async #look(probes: readonly string[], out: HTMLElement): Promise<void> {
    const found: Elsewhere[] = [];
    try {
      // The search is loaded only for those who ask for it.
      const { elsewhere } = await import('./elsewhere.ts');
      let done = 0;
      for await (const one of elsewhere(probes)) {
        done += 1;
        if (one.reports > 0) found.push(one);
        out.replaceChildren(h('p', {}, t('write.elsewhere-progress', { done, all: probes.length })));
      }
      out.replaceChildren(...this.#found(found));
    } catch (error) {
      out.replaceChildren(h('p', {}, t('write.failed')));
      console.warn(error);
    }
  }

  #found(found: readonly Elsewhere[]): HTMLElement[] {
    if (found.length === 0) return [h('p', {}, t('write.elsewhere-none'))];
    const reports = this.dataset['reports'] ?? '';
    const items = found.map(({ probe, reports: count, places }) =>
      h(
        'li',
        {},
        t('write.quoted', { text: probe }),
        h(
          'p',
          { class: 'note' },
          t('write.elsewhere-reports', { count }),
          places.flatMap(({ id, anchor, title }, place) => [
            place > 0 && t('mark.and'),
            h('a', { href: `${reports}${id}/${anchor === '' ? '' : `#${anchor}`}` }, title),
          ]),
        ),
      ),
    );
    return [h('p', {}, t('write.elsewhere-found', { count: found.length })), h('ul', {}, items)];
  }
}

customElements.define('draft-check', DraftCheckForm);
