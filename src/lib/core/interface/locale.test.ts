import { expect, it } from 'vitest';
import { routes } from '../routes.ts';
import { localeOf } from './locale.ts';

it.each([
  ['', 'zh'],
  ['regions/510000/', 'zh'],
  ['en/', 'en'],
  ['en/regions/510000/', 'en'],
  ['english/', 'zh'],
])('reads the language of %j', (path, locale) => {
  expect(localeOf(path)).toBe(locale);
});

it.each(['/', '/some/base/'])('leads to the same page in the other language below %s', (base) => {
  const [zh, en] = [routes(base, 'zh'), routes(base, 'en')];
  expect(zh.inLanguage(zh.region('510000'), 'en')).toBe(en.region('510000'));
  expect(en.inLanguage(en.home(), 'zh')).toBe(zh.home());
  expect(en.inLanguage(en.search(), 'en')).toBe(en.search());
});

it('has one address of reports and files for all languages', () => {
  const [zh, en] = [routes('/a/', 'zh'), routes('/a/', 'en')];
  expect(en.report('r1', 'p1')).toBe(zh.report('r1', 'p1'));
  expect(en.instrument('c1', 2020, 2)).toBe('/a/cited/c1/2020/page/2/');
  expect(en.file('data/x.csv')).toBe('/a/data/x.csv');
});
