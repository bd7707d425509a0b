/** The message that tells of an error names the paragraph it is about. */

/** @param anchor of the paragraph; the address of the page itself when empty */
function addressIn(link: HTMLAnchorElement, anchor: string): string {
  const { address = '' } = link.dataset;
  const [start = '', ...rest] = (link.getAttribute('href') ?? '').split(encodeURIComponent(address));
  return (
    start +
    encodeURIComponent(anchor === '' ? address : `${address}#${anchor}`) +
    rest.join(encodeURIComponent(address))
  );
}

/** @returns where to tell of an error in a paragraph; null when the archive names nobody */
export function errorAddress(anchor: string): string | null {
  const link = document.querySelector<HTMLAnchorElement>('a.report-error');
  return link && addressIn(link, anchor);
}

/** A reader who came to a paragraph, or chose one, tells of that. */
export function followAnchor(): void {
  const link = document.querySelector<HTMLAnchorElement>('a.report-error');
  const plain = link?.getAttribute('href');
  if (!link || !plain) return;
  // The address is made when it is needed, from the plain one: the anchor may have changed without an event.
  link.addEventListener('pointerdown', () => renew());
  link.addEventListener('click', () => renew());
  const renew = (): void => {
    link.setAttribute('href', plain);
    link.setAttribute('href', addressIn(link, decodeURIComponent(location.hash.slice(1))));
  };
}
