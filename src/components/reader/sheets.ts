/**
 * Shows a page of the original in place, with boxes around the words that the link to it stands for. The link itself
 * leads to the picture of the page, so that without this script it does that.
 */
import type { PageBox } from '../../lib/core/page-places.ts';
import { placesFile, type SheetPlaces, sheetFile } from '../../lib/core/sheet-files.ts';
import { loadJson } from '../load-json.ts';
import { adoptStyles, boxesOn } from '../sheet-boxes.ts';
import { t } from '../texts.ts';
import { button, element } from './dom.ts';
import { dialogStyle } from './sheet-style.ts';

class SheetDialog {
  readonly #title = element('h2', { 'aria-live': 'polite' });
  readonly #image = element('a', { target: '_blank' }, t('sheet.image'));
  readonly #view = element('div', { class: 'sheet-view', tabindex: '0', role: 'region', autofocus: '' });
  readonly #before = button(t('sheet.before'), () => this.#turn(-1));
  readonly #after = button(t('sheet.after'), () => this.#turn(1));
  readonly #dialog: HTMLDialogElement;
  readonly #file: SheetPlaces;
  #boxes: readonly PageBox[] = [];
  #page = 0;

  constructor(file: SheetPlaces) {
    this.#file = file;
    adoptStyles(dialogStyle);
    const close = button(t('common.close'), () => this.#dialog.close());
    const bar = element(
      'div',
      { class: 'sheet-bar' },
      this.#title,
      this.#before,
      this.#after,
      this.#image,
      close,
    );
    this.#dialog = element('dialog', { class: 'sheet-dialog' }, bar, this.#view);
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowLeft') this.#turn(-1);
      else if (event.key === 'ArrowRight') this.#turn(1);
    });
    document.body.append(this.#dialog);
  }

  /** @param place name of what is boxed; nothing when it has no place */
  open(page: number, place: string): void {
    this.#boxes = this.#file.places[place] ?? [];
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#show(page);
  }

  #turn(step: number): void {
    const { pages } = this.#file;
    const next = pages[pages.findIndex(({ page }) => page === this.#page) + step];
    if (next) this.#show(next.page);
  }

  #show(number: number): void {
    const { pages } = this.#file;
    const at = pages.findIndex(({ page }) => page === number);
    const sheet = pages[at];
    if (!sheet) return;
    const { page, width, height } = sheet;
    this.#page = page;
    const title = t('sheet.title', { page, count: pages.length });
    this.#title.textContent = title;
    this.#dialog.setAttribute('aria-label', title);
    this.#view.setAttribute('aria-label', title);
    this.#image.href = sheetFile(page);
    // A button that is switched off would lose the focus to nowhere.
    this.#before.setAttribute('aria-disabled', String(at === 0));
    this.#after.setAttribute('aria-disabled', String(at === pages.length - 1));
    const picture = element('img', {
      src: sheetFile(page),
      alt: t('sheet.alt', { page }),
      width: String(width),
      height: String(height),
    });
    this.#view.replaceChildren(element('div', { class: 'sheet' }, picture, boxesOn(this.#boxes, page)));
    this.#showBox();
  }

  /** Brings the first box, or the head of the page, into sight. */
  #showBox(): void {
    const view = this.#view;
    const box = view.querySelector('rect');
    const middle = box === null ? 0 : box.getBoundingClientRect().top - view.getBoundingClientRect().top;
    view.scrollTop += box === null ? -view.scrollTop : middle - view.clientHeight / 3;
  }
}

let dialog: Promise<SheetDialog> | undefined;

async function open(link: HTMLAnchorElement): Promise<void> {
  const { page, place = '' } = link.dataset;
  try {
    dialog ??= loadJson<SheetPlaces>(placesFile).then((file) => new SheetDialog(file));
    (await dialog).open(Number(page), place);
  } catch {
    dialog = undefined;
    location.assign(link.href);
  }
}

/** Links to pages of the original open them in place. */
export function showSheets(): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-page]') : null;
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void open(link);
  });
}
