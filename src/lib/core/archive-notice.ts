/** What the archive says at the head of every page, from `content/vocab/archive-notice.yml`. */
import { z } from 'zod';
import { loadVocab } from './vocab.ts';

const schema = z.strictObject({ notice: z.string().min(1).nullable() });

/** @returns null when it says nothing */
export const archiveNotice = (): string | null => loadVocab('archive-notice', schema).notice;
