import { z } from 'zod';
import { loadVocab } from '../../../core/vocab.ts';

const schema = z.strictObject({ radicals: z.record(z.string().length(1), z.string().length(1)) });
const { radicals } = loadVocab('radicals', schema);

/** Puts the characters that are meant in the place of radicals that look the same: ⼈⺠ is 人民. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fd5]/g, (radical) => radicals[radical] ?? radical.normalize('NFKC'));
