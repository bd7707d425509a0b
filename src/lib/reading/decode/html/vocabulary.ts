import { z } from 'zod';
import { fold } from '../../../core/text/fold.ts';
import { loadVocab } from '../../../core/vocab.ts';

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
        sections: z.boolean().default(false),
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
  /** Parts of the article are called so, too. */
  readonly sections: boolean;
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

/** A label as portals print it: spaces may stand between its characters. */
const spaced = (label: string): string => [...label].join('\\s*');

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

/** Groups of `labels.yml` that say nothing about the report itself. */
const sideGroups = new Set(['none', 'host']);
const ownFields = Object.entries(labels).flatMap(([field, list]) => (sideGroups.has(field) ? [] : list));
const fieldAndValue = new RegExp(
  `(?:^|[\\s\\])])[\\[(]?(?:${ownFields.map(spaced).join('|')})[\\])]?\\s*(?:[:]|(?<=\\])).`,
);

/** True when a line gives a field of the metadata: `发布时间:2023-01-12 来源:县司法局`. */
export const givesMetadata = (text: string): boolean =>
  text.length <= 300 &&
  fieldAndValue.test(
    fold(text)
      .replace(/[【〔]/g, '[')
      .replace(/[】〕]/g, ']'),
  );

/** True when the label is written so that a value must follow: with a colon or in brackets. */
export const opensValue = (text: string): boolean => /[:\])】〕]\s*$/.test(fold(text));
