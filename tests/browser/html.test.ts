/** The HTML of every kind of page is valid and carries the content security policy. */
import { HtmlValidate } from 'html-validate';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../src/lib/build/site-files.ts';
import { expect, siteDir, siteUrl, test } from './harness.ts';

const pages = richestOfEachKind(pagesOf(await listSiteFiles(siteDir)));
const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] });

test.for(pages)('$kind', async ({ address }) => {
  const html = await (await fetch(siteUrl + address)).text();
  expect(html).toContain('http-equiv="Content-Security-Policy"');
  const { results } = await validator.validateString(html);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${message} (${ruleId})`),
  );
  expect([...new Set(found)]).toEqual([]);
});
