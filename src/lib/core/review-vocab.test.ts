import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { reviewEntry, reviewMessage } from './review-vocab.ts';
import { projectRoot } from './vocab.ts';

const read = (...path: string[]) => readFileSync(join(projectRoot(), 'content', ...path), 'utf8');

test('every slug is explained on the maintainers’ page, and no other', () => {
  const slugs = (parse(read('vocab', 'review.yml')) as { slug: string }[]).map(({ slug }) => slug).sort();
  const explained = [...read('docs', 'maintain.md').matchAll(/^\| `([a-z-]+)` \|/gm)]
    .map(([, slug]) => slug)
    .sort();
  expect(explained).toEqual(slugs);
});

test('a message says what is there and what to do', () => {
  const { slug, severity, message, line } = reviewMessage('truncated', 11);
  expect({ slug, severity, line }).toEqual({ slug: 'truncated', severity: 'warning', line: 11 });
  expect(message).toContain('请寻找完整的原件');
});

test('a slug without words is a broken invariant', () => {
  expect(() => reviewEntry('no-such-slug')).toThrow('no entry for no-such-slug');
});
