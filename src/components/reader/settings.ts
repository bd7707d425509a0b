/** How the reader wants pages shown. The choice is kept on the device and stands on the root element for the styles. */
import { settingKeys as keys } from '../../lib/publish/hosting/setting-keys.ts';

export type SettingName = keyof typeof keys;

const names = Object.keys(keys) as SettingName[];

/** @returns the value chosen on this page or an earlier one, or undefined */
export function chosen(name: SettingName): string | undefined {
  return document.documentElement.dataset[name];
}

/** Takes up what was chosen on other pages. */
export function recall(): void {
  for (const name of names) {
    try {
      const value = localStorage.getItem(keys[name]);
      if (value !== null) document.documentElement.dataset[name] = value;
    } catch {
      // Storage may be switched off; a choice then lasts for the page.
    }
  }
}

export function choose(name: SettingName, value: string): void {
  document.documentElement.dataset[name] = value;
  try {
    localStorage.setItem(keys[name], value);
  } catch {
    // As above.
  }
}
