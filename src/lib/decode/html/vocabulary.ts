import { z } from 'zod';
import { fold } from '../../text/fold.ts';
import { loadVocab } from '../../vocab.ts';

const words = z.array(z.string().min(1));

const furnitureSchema = z.strictObject({
  furniture: z
    .array(
      z.strictObject({
        reason: z.string().min(1),
        tags: words,
        roles: words,
        words: words.min(1),
        links: z.boolean(),
      }),
    )
    .min(1),
  article: words.min(1),
});

const vocabulary = loadVocab('html-furniture', furnitureSchema);

export interface FurnitureMark {
  readonly reason: string;
  /** The mark counts only for an element whose text is mostly linked. */
  readonly links: boolean;
}

function index(key: 'tags' | 'roles' | 'words'): ReadonlyMap<string, FurnitureMark> {
  return new Map(vocabulary.furniture.flatMap((group) => group[key].map((word) => [word, group] as const)));
}

export const furnitureTags = index('tags');
export const furnitureRoles = index('roles');
export const furnitureWords = index('words');

/** Ids and classes of the block that holds the article, in lower case. */
export const articleNames: ReadonlySet<string> = new Set(
  vocabulary.article.map((name) => name.toLowerCase()),
);

const labels = loadVocab('labels', z.record(z.string(), words));
const known = new Set(Object.values(labels).flat());
const fields = new Set(Object.entries(labels).flatMap(([field, list]) => (field === 'none' ? [] : list)));

const bareLabel = (text: string): string =>
  text.length > 30
    ? ''
    : fold(text)
        .replace(/[\s[\]【】〔〕()*]/g, '')
        .replace(/:$/, '');

/** True when a text is nothing but a label that portals print beside a value: `索 引 号:`, `[发文字号]`, `字体`. */
export const isLabel = (text: string): boolean => known.has(bareLabel(text));

/** True for the label of a field of the metadata. */
export const isFieldLabel = (text: string): boolean => fields.has(bareLabel(text));

/** True when the label is written so that a value must follow: with a colon or in brackets. */
export const opensValue = (text: string): boolean => /[:\])】〕]\s*$/.test(fold(text));
