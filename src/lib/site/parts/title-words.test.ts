import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleWords } from './title-words.ts';

test('a title breaks between words, a year keeps its 年', () => {
  const words = titleWords('北京市密云区人民政府2020年法治政府建设年度情况报告');
  expect(words).toContain('2020年');
  expect(words.filter((word) => word.includes('政府')).every((word) => /^(人民)?政府$/.test(word))).toBe(
    true,
  );
});

test('marks stay where they belong', () => {
  expect(titleWords('关于《条例》（草案）的报告').filter((word) => /^[》）]|[《（]$/u.test(word))).toEqual(
    [],
  );
});

test('no character is lost', () => {
  const text = fc.string({ unit: fc.constantFrom('政', '府', '年', '2', '0', '《', '》', '，', ' ', '度') });
  fc.assert(
    fc.property(text, (title) => {
      expect(titleWords(title).join('')).toBe(title);
    }),
    { seed: 7 },
  );
});
