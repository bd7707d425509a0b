/** Languages of the interface. Reports stay in the language they were published in. */
export const locales = ['zh', 'en'] as const;

export type Locale = (typeof locales)[number];

/** What `lang` and `hreflang` say. */
export const languageTags: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en' };

/** How each language calls itself. */
export const languageNames: Readonly<Record<Locale, string>> = { zh: '中文', en: 'English' };

/** @param path of a page below the base path */
export const localeOf = (path: string): Locale =>
  locales.find((locale) => locale !== 'zh' && path.startsWith(localePrefix(locale))) ?? 'zh';

/** Where the pages of a language begin, below the base path. */
export const localePrefix = (locale: Locale): string => (locale === 'zh' ? '' : `${locale}/`);
