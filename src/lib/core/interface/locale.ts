/** Languages of the interface. Reports stay in the language they were published in. */
export const locales = ['zh', 'en'] as const;

export type Locale = (typeof locales)[number];

/** What `lang` and `hreflang` say. */
export const languageTags: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en' };

/** How each language calls itself, and in short, as phones have room for. */
export const languageNames: Readonly<Record<Locale, { readonly name: string; readonly short: string }>> = {
  zh: { name: '中文', short: '中文' },
  en: { name: 'English', short: 'EN' },
};

/** @param path of a page below the base path */
export const localeOf = (path: string): Locale =>
  locales.find((locale) => locale !== 'zh' && path.startsWith(localePrefix(locale))) ?? 'zh';

/** Where the pages of a language begin, below the base path. */
export const localePrefix = (locale: Locale): string => (locale === 'zh' ? '' : `${locale}/`);
