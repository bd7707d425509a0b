/** The fields by which a reader chooses colours, contrast and size of text. */
import { choose, chosen, recall, type SettingName } from './settings.ts';

function fields(): HTMLFieldSetElement[] {
  return [...document.querySelectorAll<HTMLFieldSetElement>('[data-setting]')];
}

const settingOf = (field: HTMLFieldSetElement) => field.dataset['setting'] as SettingName;

function show(): void {
  recall();
  for (const field of fields()) {
    const value = chosen(settingOf(field));
    for (const input of field.querySelectorAll('input')) if (input.value === value) input.checked = true;
  }
}

for (const field of fields()) {
  field.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement) choose(settingOf(field), event.target.value);
  });
}
// Another tab may have changed them, also while this page lay behind another one.
addEventListener('storage', show);
addEventListener('pageshow', show);
show();
