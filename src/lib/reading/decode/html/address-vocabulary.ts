import { z } from 'zod';
import { loadVocab } from '../../../core/vocab.ts';

const words = z.array(z.string().min(1)).min(1);
const vocabulary = loadVocab(
  'addresses',
  z.strictObject({
    attachments: words,
    pictures: words,
    icons: words,
    sources: words,
    next: words,
    previous: words,
    rest: words,
  }),
);

export const { sources } = vocabulary;
export const icons: ReadonlySet<string> = new Set(vocabulary.icons);
export const nextWords: ReadonlySet<string> = new Set(vocabulary.next);
export const previousWords: ReadonlySet<string> = new Set(vocabulary.previous);
export const restWords: ReadonlySet<string> = new Set(vocabulary.rest);

const endsIn = (extensions: readonly string[]): RegExp =>
  new RegExp(`\\.(?:${extensions.join('|')})(?:$|[?#&;])`, 'i');

const attachment = endsIn(vocabulary.attachments);
const picture = endsIn(vocabulary.pictures);

/** True for the address or the name of a file that may hold a report or a part of it. */
export const namesAttachment = (text: string): boolean => attachment.test(text.trim());

/** True for the address or the name of a picture. */
export const namesPicture = (text: string): boolean => picture.test(text.trim());
