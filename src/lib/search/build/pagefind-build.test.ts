import { expect, it } from 'vitest';
import type { Fragment } from '../format/fragment.ts';
import { roughText } from './pagefind-build.ts';

const fragment = (...texts: string[]): Fragment => ({
  id: 'r000000000000',
  title: '标题',
  issuer: null,
  number: null,
  region: null,
  year: null,
  kind: 'other',
  published: null,
  needsReview: false,
  script: 'simplified',
  sections: [{ anchor: 's1', heading: '一、', passages: texts.map((text) => ({ text, table: false })) }],
});

it('takes the beginnings of all passages, never half a character', () => {
  const text = roughText(fragment('甲𠮷乙丙', '𠮷𠮷𠮷'), 10);
  expect(text).toBe('标题\n一、\n甲𠮷\n𠮷');
  for (let most = 0; most < 20; most++) {
    const own = roughText(fragment('𠮷𠮷𠮷', 'a𠮷𠮷'), most);
    expect(own.isWellFormed()).toBe(true);
  }
});

it('takes a short report as it is', () => {
  expect(roughText(fragment('甲𠮷', '乙'), 300)).toBe('标题\n一、\n甲𠮷\n乙');
});
