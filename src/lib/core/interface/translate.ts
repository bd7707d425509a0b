/**
 * Texts of the interface with their values filled in; runs in the browser, too. `{name}` stands for a value, and
 * `{name|report|reports}` for the form that goes with that number in the language.
 */
import type { InterfaceTexts } from './keys.ts';
import type { Locale } from './locale.ts';

export type TextKey = keyof InterfaceTexts;

type Values<Key extends TextKey> = Readonly<Record<InterfaceTexts[Key], string | number>>;

/** Gives the text of a key in the language of the page. */
export interface Translate {
  <Key extends TextKey>(
    key: Key,
    ...values: [InterfaceTexts[Key]] extends [never] ? [] : [values: Values<Key>]
  ): string;
  readonly locale: Locale;
}

export const placeholder = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** From 10,000 on: in English prose years and small numbers stand without commas. */
const grouping = { zh: false, en: 'min2' } as const;

/**
 * @param texts by key; those that a page does not use may be missing
 * @throws Error naming a key without a text, or a placeholder without a value
 */
export function translator(texts: Readonly<Record<string, string>>, locale: Locale): Translate {
  const numbers = new Intl.NumberFormat(locale, { useGrouping: grouping[locale], maximumFractionDigits: 20 });
  const plurals = new Intl.PluralRules(locale);

  function translate(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const text = texts[key];
    if (text === undefined) throw new Error(`content/vocab/interface-${locale}.yml: no text “${key}”`);
    return text.replace(placeholder, (_, name: string, one?: string, other?: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`interface text “${key}”: no value for {${name}}`);
      if (one !== undefined) return (plurals.select(Number(value)) === 'one' ? one : other) ?? '';
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  }
  return Object.assign(translate as Omit<Translate, 'locale'> as Translate, { locale });
}
