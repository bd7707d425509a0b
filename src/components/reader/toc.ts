/** The table of contents follows the reading. */
export function followReading(toc: HTMLElement, body: HTMLElement): void {
  const links = new Map([...toc.querySelectorAll('a')].map((link) => [link.hash.slice(1), link]));
  const headings = [...body.querySelectorAll<HTMLElement>('h2, h3, h4, h5, h6')].filter(({ id }) =>
    links.has(id),
  );
  let current: HTMLAnchorElement | undefined;

  const update = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight * 0.3);
    const next = links.get((passed.at(-1) ?? headings[0])?.id ?? '');
    if (next === current) return;
    current?.removeAttribute('aria-current');
    next?.setAttribute('aria-current', 'location');
    current = next;
    // Only the list itself is scrolled, only when it is a column of its own, and never from under a reader's pointer.
    if (next && toc.scrollHeight > toc.clientHeight && !toc.matches(':hover, :focus-within')) {
      toc.scrollTop = next.offsetTop - toc.clientHeight / 2;
    }
  };
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      update();
    });
  };
  // On a phone it lies over the text that it leads to.
  toc.addEventListener('click', (event) => {
    if (event.target instanceof HTMLAnchorElement && 'popover' in toc) toc.hidePopover();
  });
  document.addEventListener('scroll', later, { passive: true });
  update();
}
