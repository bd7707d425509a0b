/** Media types of the site's files (`content/vocab/hosting-types.yml`). */
import { z } from 'zod';
import { loadVocab } from '../../core/vocab.ts';

const fileType = z.strictObject({ type: z.string().regex(/^[\w-]+\/[\w.+-]+$/), text: z.boolean() });
const schema = z.strictObject({
  names: z.record(z.string(), fileType),
  endings: z.record(z.string(), fileType),
});

export type FileType = z.infer<typeof fileType>;
export type FileTypes = z.infer<typeof schema>;

export const fileTypes = (): FileTypes => loadVocab('hosting-types', schema);

/** Types whose files shrink on the way. */
export function compressedTypes({ names, endings }: FileTypes): string[] {
  const all = [...Object.values(endings), ...Object.values(names)];
  return [...new Set(all.filter(({ text }) => text).map(({ type }) => type))];
}

/** Value of Content-Type; text is UTF-8 throughout. */
export const contentType = ({ type, text }: FileType): string => (text ? `${type}; charset=utf-8` : type);
