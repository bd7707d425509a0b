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
}
