/** A reader's hand: the mouse, or the keyboard alone. Each press, and each field that is filled in, is an action. */
import type { Locator, Page } from 'playwright-core';
import { expect } from './harness.ts';

export const hands = ['mouse', 'keyboard'] as const;

export class Hand {
  actions = 0;
  readonly #page: Page;
  readonly #with: (typeof hands)[number];

  constructor(page: Page, by: (typeof hands)[number]) {
    this.#page = page;
    this.#with = by;
  }

  /** Leads the focus to an element by Tab, or the pointer: no action of its own. */
  async #reach(target: Locator): Promise<void> {
    await target.waitFor();
    if (this.#with === 'mouse') {
      await target.click();
      return;
    }
    for (let stop = 0; stop < 250; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`the Tab key does not lead to ${target}`);
  }

  async press(target: Locator): Promise<void> {
    this.actions += 1;
    await this.#reach(target);
    if (this.#with === 'keyboard') await this.#page.keyboard.press('Enter');
  }

  async type(field: Locator, text: string): Promise<void> {
    this.actions += 1;
    await this.#reach(field);
    await this.#page.keyboard.press('Control+a');
    await this.#page.keyboard.type(text);
    await this.#page.keyboard.press('Enter');
  }

  /** The browser's own list is no part of the page, which a mouse could reach: both choose by the name. */
  async choose(list: Locator, name: string): Promise<void> {
    this.actions += 1;
    await list.focus();
    await list.selectOption(name);
  }

  async within(most: number): Promise<void> {
    expect(this.actions).toBeLessThanOrEqual(most);
  }
}
