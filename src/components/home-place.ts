/** The field of the home page that leads to the page of a place. */
import { part } from './search/dom.ts';
import { placeInput, placesNamed } from './search/place-input.ts';
import { t, to } from './texts.ts';

const form = part<HTMLFormElement>(document, '.place-form');
const field = part<HTMLInputElement>(form, 'input');

const open = (key: string) => location.assign(to.region(key));

/** A name that several places have is not guessed at: the list tells them apart. */
async function openNamed(name: string): Promise<string> {
  try {
    const { places } = await placesNamed([name]);
    const [place] = places;
    if (!place) return t('explore.unclear', { names: name });
    open(place.key);
    return '';
  } catch {
    return t('explore.not-read');
  }
}

placeInput(field, ({ key }) => open(key));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const name = field.value.trim();
  if (name === '') return;
  void openNamed(name).then((told) => {
    part(form, '[role="status"]').textContent = told;
  });
});
