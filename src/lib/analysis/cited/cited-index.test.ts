import type { Root } from 'mdast';
import { expect, it } from 'vitest';
import { sectionsOf } from '../../core/markdown/parse.ts';
import { markdownProcessor } from '../../core/markdown/processor.ts';
import { citedEntries, instrumentSlug } from './cited-index.ts';
import { findCited } from './find-cited.ts';

const entries = (text: string) => citedEntries(findCited(sectionsOf(markdownProcessor.parse(text) as Root)));

it('lists a document once, where the report cites it first', () => {
  const found = entries('学习《民法典》。再学《中华人民共和国民法典》。落实《某市工作方案》。');
  expect(found.map(({ slug, title, sentence, anchor }) => [slug, title, sentence, anchor])).toEqual([
    [instrumentSlug('民法典'), '民法典', '学习《民法典》。', 'p1'],
    [instrumentSlug('某市工作方案'), '某市工作方案', '落实《某市工作方案》。', 'p1'],
  ]);
});
