/** On the page for missing addresses: looks for the nearest page that says something, and links to it by its heading. */
import { nearestPages } from '../lib/core/nearest-page.ts';
import { decodeAddress } from './decode-address.ts';
import { t, to } from './texts.ts';

/** Address below the base path, with a slash at its end. */
function wantedPath(): string {
  const below = decodeAddress(location.pathname).slice(to.home().length);
  return below.endsWith('/') ? below : `${below}/`;
}

async function headingOf(address: string): Promise<string | null> {
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return page.querySelector('h1')?.textContent?.trim() || null;
  } catch {
    // Without the network the links below are all there is.
    return null;
  }
}

async function nameNearest(place: HTMLElement): Promise<void> {
  for (const path of nearestPages(wantedPath())) {
    const address = to.page(path);
    const heading = await headingOf(address);
    if (heading === null) continue;
    const link = Object.assign(document.createElement('a'), { href: address, textContent: heading });
    place.append(place.dataset['words'] ?? '', link, t('mark.stop'));
    return;
  }
}

const place = document.getElementById('nearest');
if (place) await nameNearest(place);
