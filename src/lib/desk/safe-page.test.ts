import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { safePage } from './safe-page.ts';

const body = (html: string): string => /<body>(.*)<\/body>/s.exec(safePage(html, []) ?? '')?.[1] ?? '';

describe('what a hostile page leaves behind', () => {
  test.each([
    ['<script>alert(1)</script>正文', '正文'],
    ['<p onclick="alert(1)" style="background:url(//x)">正文</p>', '<p>正文</p>'],
    ['<a href="javascript:alert(1)">正文</a>', '正文'],
    ['<img src=x onerror=alert(1)>正文', '正文'],
    ['<svg><script>alert(1)</script><a>图</a></svg>正文', '正文'],
    ['<iframe srcdoc="<script>1</script>"></iframe>正文', '正文'],
    ['<meta http-equiv=refresh content="0;url=//x"><base href=//x>正文', '正文'],
    ['<form action=//x><input name=a><button>送</button></form>正文', '送正文'],
    ['<noscript><p title="</noscript><img src=x onerror=1>"></noscript>正文', '<p>正文</p>'],
    ['<td colspan="2" rowspan="x1">格</td>', '格'],
    [
      '<table><tr><td colspan="2" rowspan="x1">格</td></tr></table>',
      '<table><tbody><tr><td colspan="2">格</td></tr></tbody></table>',
    ],
    ['&lt;script&gt;1&lt;/script&gt; &amp; "引"', '&lt;script&gt;1&lt;/script&gt; &amp; &quot;引&quot;'],
    ['<style>@import "//x"</style><title>题</title>正文', '正文'],
  ])('%s', (html, expected) => expect(body(html)).toBe(expected));

  test('nothing but the short list, whatever the markup', () => {
    const html =
      '<div a=1><p>一<b>二<math><mi xlink:href="javascript:1">x</mi></math></p><object data=x>三</object><custom-x>四</custom-x>';
    const names: string[] = [];
    const visit = (node: DefaultTreeAdapterMap['childNode']): void => {
      if ('tagName' in node) names.push(node.tagName);
      if ('childNodes' in node) for (const child of node.childNodes) visit(child);
    };
    for (const node of parse(safePage(html, []) ?? '').childNodes) visit(node);
    expect(new Set(names)).toEqual(
      new Set(['html', 'head', 'meta', 'title', 'style', 'body', 'div', 'p', 'b']),
    );
  });

  test('markup that is nested beyond any page is refused', () => {
    expect(safePage('<div>'.repeat(30_000), [])).toBeNull();
  });
});

describe('marks', () => {
  const mark = (text: string, block = text) => ({ field: 'title', label: '标题', text, block });

  test('words that markup cuts and white space stretches', () => {
    expect(safePage('<p>密云<b>区\n报</b>告</p>', [mark('密云区报告')])).toContain(
      '<p><mark title="标题"><span id="title"></span>密云</mark><b><mark title="标题">区\n报</mark></b><mark title="标题">告</mark></p>',
    );
  });

  test('of two places the one in the block', () => {
    const html = '<p>导航 密云区</p><p>正文 密云区</p>';
    expect(safePage(html, [mark('密云区', '正文 密云区')])).toContain(
      '正文 <mark title="标题"><span id="title"></span>密云区</mark>',
    );
  });

  test('words of two fields', () => {
    const period = { field: 'period', label: '时期', text: '2020年', block: '密云区2020年报告' };
    expect(safePage('<p>密云区2020年报告</p>', [mark('密云区2020年报告'), period])).toContain(
      '<mark title="标题"><span id="title"></span>密云区</mark><mark title="标题、时期"><span id="period"></span>2020年</mark><mark title="标题">报告</mark>',
    );
  });

  test('words that do not stand there are not marked, and names are no markup', () => {
    expect(safePage('<p>甲</p>', [mark('乙')])).not.toContain('<mark');
    expect(safePage('<p>甲</p>', [{ field: 'a"><b>', label: '"', text: '甲', block: '甲' }])).not.toContain(
      '<b>',
    );
  });
});
