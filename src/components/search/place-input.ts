/** A field for a place: by its name, its pinyin or its initials, as a combobox. */
import type { Suggestions } from './suggestions.ts';

export interface ChosenPlace {
  /** Key of the region's page. */
  readonly key: string;
  /** With the place above it. */
  readonly label: string;
}

/** @param take told what was chosen; the field keeps its label */
export function placeInput(input: HTMLInputElement, take: (place: ChosenPlace) => void): void {
  let list: Promise<Suggestions> | undefined;
  /** The index of the search is opened only for those who type. */
  const suggestions = () => {
    list ??= import('./suggestions.ts').then(
      (module) =>
        new module.Suggestions(
          input,
          ({ value, label }) => {
            input.value = label;
            take({ key: value, label });
          },
          { id: `${input.id}-list`, onlyRegions: true },
        ),
    );
    return list;
  };
  input.addEventListener('focus', () => void suggestions());
  input.addEventListener('input', () => void suggestions().then((ready) => ready.update(input.value)));
  input.addEventListener('keydown', ({ key }) => {
    // Who enters what is typed has no use for a list, which may still be on its way.
    if (key === 'Enter' && !input.hasAttribute('aria-activedescendant'))
      void list?.then((ready) => ready.close());
  });
}

/** What was found of several names: a name that several places have is not guessed at. */
export interface NamedPlaces {
  readonly places: readonly ChosenPlace[];
  readonly unclear: readonly string[];
}

/** @param names full names of places, such as 台前县 @throws when the index can not be read */
export async function placesNamed(names: readonly string[]): Promise<NamedPlaces> {
  const { regionsNamed } = await import('./suggestions.ts');
  const places: ChosenPlace[] = [];
  const unclear: string[] = [];
  for (const name of names) {
    const [only, ...more] = await regionsNamed(name);
    if (only && more.length === 0) places.push({ key: only.value, label: only.label });
    else unclear.push(name);
  }
  return { places, unclear };
}
