/** Makes elements without strings of HTML: text stays text. */
type Child = Node | string | null | undefined | false;
type Attributes = Readonly<
  Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>
>;

/** `onclick` and its like take a function; true gives an empty attribute; false, null and undefined none. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** The element that the page's own markup promises. */
export function part<T extends Element>(root: ParentNode, selector: string): T {
  const element = root.querySelector<T>(selector);
  if (!element) throw new Error(`search page: ${selector} is missing`);
  return element;
}

/**
 * Puts what has no hits behind what has, each in its first order, so that long filters begin with what leads on.
 * @param place of an item in the first order
 */
export function zerosLast(
  items: readonly HTMLElement[],
  count: (item: HTMLElement) => number,
  place: (item: HTMLElement) => number,
): void {
  const wanted = items.toSorted(
    (a, b) => Number(count(a) === 0) - Number(count(b) === 0) || place(a) - place(b),
  );
  if (wanted.every((item, index) => item === items[index])) return;
  // An element that is moved loses the focus.
  const focused = document.activeElement;
  items[0]?.parentElement?.append(...wanted);
  if (focused instanceof HTMLElement && items.some((item) => item.contains(focused))) focused.focus();
}
