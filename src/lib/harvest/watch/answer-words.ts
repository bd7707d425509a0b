/** Pages that say they are not what was asked for, although the host answers with 200. */
import { z } from 'zod';
import { loadVocab } from '../../core/vocab.ts';
import { declaredBy } from '../../reading/decode/html/declared.ts';
import { flow } from '../../reading/decode/html/flow.ts';
import { parseHtml } from '../../reading/decode/html/parse.ts';

const words = z.array(z.string().min(2)).min(1);
const vocabulary = loadVocab('answers', z.strictObject({ missing: words, blocked: words }));

/** Characters of a page that has nothing to say but this; a longer one speaks of it in its title. */
const shortPage = 600;

const bare = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
const says = (text: string, list: readonly string[]): boolean =>
  list.some((word) => text.includes(bare(word)));

/** @returns null for a page that says neither */
export function answerInWords(html: string): 'missing' | 'blocked' | null {
  const document = parseHtml(html);
  if (document === null) return null;
  const titles = declaredBy(document).flatMap(({ name, value }) => (name === 'title' ? [value] : []));
  const body = flow(document, false)
    .paragraphs.map(({ text }) => text)
    .join('');
  const title = bare(titles.join(''));
  const text = bare(body).length <= shortPage ? title + bare(body) : title;
  // A page that turns programs away may say that it is not found, too; it proves nothing.
  if (says(text, vocabulary.blocked)) return 'blocked';
  return says(text, vocabulary.missing) ? 'missing' : null;
}
