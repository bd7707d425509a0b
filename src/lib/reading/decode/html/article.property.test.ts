import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { raw } from '../fixtures/samples.ts';

const subjects = ['全市各级行政机关', '县司法局会同有关部门', '各乡镇人民政府', '市场监督管理部门'];
const verbs = ['制定规范性文件', '办理行政复议案件', '开展专项执法检查', '组织法治培训'];
const sentence = fc
  .tuple(fc.constantFrom(...subjects), fc.constantFrom(...verbs), fc.integer({ min: 1, max: 9999 }))
  .map(([subject, verb, count]) => `${subject}${verb}${count}件（次），工作取得明显成效。`);

/** Ways in which editors mark up a paragraph. */
const paragraph: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
  (text) => `<p>${text}</p>`,
  (text) => `<div>　　${text}</div>`,
  (text) => `${text}<br>`,
  (text) => `<p><span>${text.slice(0, 5)}</span><b>${text.slice(5, 9)}</b>${text.slice(9)}</p>`,
  (text) => `<p>\n${text.slice(0, 7)}\n   ${text.slice(7)}\n`,
  (text) => `<section><p class="MsoNormal"><o:p></o:p>${text}</p></section>`,
);
/** Ways in which portals frame an article. */
const frame: fc.Arbitrary<(article: string) => string> = fc.constantFrom(
  (article) => article,
  (article) => `<div id="zoom">${article}</div>`,
  (article) => `<div class="footer-fixed wrap">${article}</div>`,
  (article) =>
    `<form id="aspnetForm"><table><tr><td><a href="/x">栏目</a></td><td>${article}</td></tr></table></form>`,
  (article) =>
    `<div class="main"><div class="share content">${article}</div><div class="side"><a href="/y">推荐</a></div></div>`,
  (article) =>
    `<font size="3"><center><table><tbody><tr><td class="nr">${article}</td></tr></tbody></table></center></font>`,
);
const chrome = '<div class="nav"><a href="/">首页导航</a></div>';
const footer = '<div class="footer"><a href="/map">网站地图</a>联系电话12345</div>';

test('every sentence of the article survives in order, menus and footers do not', async () => {
  const sentences = fc.array(fc.tuple(sentence, paragraph), { minLength: 2, maxLength: 15 });
  await fc.assert(
    fc.asyncProperty(sentences, frame, async (parts, wrap) => {
      const article = parts.map(([text, mark]) => mark(text)).join('\n');
      const { blocks } = await decode(raw(`<html><body>${chrome}${wrap(article)}${footer}</body></html>`));
      const kept = blocks
        .filter(({ hints }) => hints?.furniture === undefined)
        .map(({ text }) => text.trim());
      const found = kept.join('\n');
      let at = 0;
      for (const [text] of parts) {
        const next = found.indexOf(text, at);
        expect(next, `${text} in ${found}`).toBeGreaterThanOrEqual(at);
        at = next + text.length;
      }
      expect(found).not.toMatch(/首页导航|网站地图/);
    }),
    { seed: 20261122, numRuns: 300 },
  );
});
