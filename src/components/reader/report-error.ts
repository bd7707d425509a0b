/** The message that tells of an error names the paragraph it is about. */
import { decodeAddress } from '../decode-address.ts';
import { messageAbout } from './message-about.ts';

const link = document.querySelector<HTMLAnchorElement>('a.report-error');
/** The message about the whole report. */
const message = link?.getAttribute('href') ?? null;

/** @returns where to tell of an error in a paragraph; null when the archive names nobody to tell */
export const errorAddress = (anchor: string): string | null =>
  message && messageAbout(message, link?.dataset['address'] ?? '', anchor);

/** A reader who came to a paragraph, or chose one, tells of that. */
export function followAnchor(): void {
  const renew = (): void => {
    const href = errorAddress(decodeAddress(location.hash.slice(1), decodeURIComponent));
    if (href !== null) link?.setAttribute('href', href);
  };
  // When it is used: the anchor may have changed without an event.
  for (const event of ['pointerdown', 'click']) link?.addEventListener(event, renew);
}
