/** What the archive says at the head of every page, from `content/vocab/archive-notice.yml`. */
import { z } from 'zod';
import type { Locale } from './interface/locale.ts';
import { loadVocab } from './vocab.ts';

const text = z.string().min(1).nullable();
const schema = z.strictObject({ notice: text, english: text.default(null) });

export interface ArchiveNotice {
  readonly text: string;
  /** The language that it is in: Chinese on English pages where it is not translated. */
  readonly locale: Locale;
}

/** @returns null when it says nothing */
export function archiveNotice(locale: Locale): ArchiveNotice | null {
  const { notice, english } = loadVocab('archive-notice', schema);
  if (locale === 'en' && english !== null) return { text: english, locale };
  return notice === null ? null : { text: notice, locale: 'zh' };
}
