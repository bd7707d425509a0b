/** What scripts say and where they lead, in the language of the page; the page carries the texts that they ask for. */
import { type Locale, languageTags } from '../lib/core/interface/locale.ts';
import { translator } from '../lib/core/interface/translate.ts';
import { routes } from '../lib/core/routes.ts';

const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'zh';
const texts = JSON.parse(document.getElementById('texts')?.textContent ?? '{}') as Record<string, string>;

export const t = translator(texts, locale);

/** Language of words of reports where it is not that of the page. */
export const reportLang = locale === 'zh' ? null : languageTags.zh;

export const to = routes(import.meta.env.BASE_URL, locale);
