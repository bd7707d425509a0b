import { expect, test } from 'vitest';
import type { Block } from '../../../core/model.ts';
import { decode } from '../decode.ts';
import { page, raw } from '../fixtures/samples.ts';

const blocksOf = async (html: string): Promise<readonly Block[]> => (await decode(raw(html))).blocks;
const texts = (blocks: readonly Block[]): string[] => blocks.map(({ text }) => text);
const kept = async (html: string): Promise<string[]> =>
  texts((await blocksOf(html)).filter(({ hints }) => hints?.furniture === undefined));
const prose = '各级各部门认真落实法治政府建设各项任务，取得明显成效。人民群众满意度持续提升。';

test('a whole page: furniture is marked with its reason, the rest is in reading order', async () => {
  const blocks = await blocksOf(page);
  expect(blocks.map(({ line, text, hints }) => [line, text, hints?.furniture ?? null])).toEqual([
    [7, '首页政务公开', 'header'],
    [8, '您的位置：首页 > 正文', 'breadcrumb'],
    [9, '索 引 号：115/2022-05', null],
    [9, '发文机关：某县人民政府', null],
    [10, '标题：某县2022年法治政府建设年度报告', null],
    [11, '发文字号', null],
    [11, '发布日期：2023-01-12', null],
    [12, '某县2022年法治政府', null],
    [12, '建设年度报告', null],
    [13, '发布时间：2023-01-12 来源：县司法局', null],
    [14, '分享到：', 'share'],
    [15, '一、主要举措', null],
    [16, '　　2022年，我县深入推进依法行政。群众满意。', null],
    [18, '项目\t件数\n复议\t12\n\t13', null],
    [19, '执法队伍能力有待提升。', null],
    [19, '下一步将继续努力。', null],
    [19, '隐藏', 'hidden'],
    [20, '关于某某的通知', 'links'],
    [21, '主办：某县人民政府 网站标识码1234567890', 'footer'],
  ]);
  expect(blocks[7]?.hints).toEqual({ heading: 1, bold: true, element: 'h1' });
  expect(blocks[11]?.hints).toEqual({ article: true, centred: true, bold: true, element: 'div#zoom > p' });
  expect(blocks[13]?.table).toEqual([
    ['项目', '件数'],
    ['复议', '12'],
    ['', '13'],
  ]);
});

test('what the page declares is kept with its line', async () => {
  const { declared } = await decode(raw(page));
  expect(declared).toEqual([
    { name: 'savedFrom', value: 'http://www.example.gov.cn/zwgk/fzzf/1.html', line: 2 },
    { name: 'title', value: '某县2022年法治政府建设年度报告_某县人民政府', line: 3 },
    { name: 'ArticleTitle', value: '某县2022年法治政府建设年度报告', line: 4 },
    { name: 'PubDate', value: '2023-01-12', line: 4 },
    { name: 'canonical', value: 'http://www.example.gov.cn/zwgk/fzzf/1.html', line: 5 },
  ]);
});

test('only the block of the article', async () => {
  expect(await kept(`<div class="TRS_Editor"><p>一、做法</p><p>${prose}</p></div>`)).toEqual([
    '一、做法',
    prose,
  ]);
});

test('markup that lies about the article does not hide it', async () => {
  for (const attributes of [
    'class="footer"',
    'class="share-content"',
    'style="display:none"',
    'role="navigation"',
  ]) {
    expect(
      await kept(`<body><div ${attributes}><p>${prose}</p><p>${prose}</p></div><p>版权所有</p></body>`),
    ).toEqual([prose, prose, '版权所有']);
  }
});

test('text cut into inline elements stays one paragraph; line breaks and blocks part it', async () => {
  const html = `<div><span>依</span><b>法</b><font>行政</font><br/>第二<div>第三</div>第四<p>第五</div>`;
  expect(texts(await blocksOf(html))).toEqual(['依法行政', '第二', '第三', '第四', '第五']);
});

test('metadata in tables, lists and definition lists is one line a pair', async () => {
  const table =
    '<table><tr><th>【索 引 号】</th><td>A-1</td><th>主题分类</th><td>其他</td></tr><tr><th>名 称</th><td>某县<br>报告</td></tr></table>';
  expect(texts(await blocksOf(table))).toEqual(['【索 引 号】A-1', '主题分类：其他', '名 称：某县报告']);
  const head = '<table><tr><td>索引号</td><td>发布机构</td></tr><tr><td>A-1</td><td>某局</td></tr></table>';
  expect(texts(await blocksOf(head))).toEqual(['索引号：A-1', '发布机构：某局']);
  const list =
    '<dl><dt>成文日期</dt><dd>2023-01-03</dd></dl><ul><li><em>发文机关：</em><p>某局</p></li><li><b>文号：</b></li></ul>';
  expect(texts(await blocksOf(list))).toEqual(['成文日期：2023-01-03', '发文机关：某局', '文号：']);
});

test('a table that lays out the page is read cell by cell', async () => {
  const html = `<table><tr><td>左栏</td><td><table><tr><td>${prose}</td></tr><tr><td>次段。</td></tr></table></td></tr></table>`;
  expect(texts(await blocksOf(html))).toEqual(['左栏', prose, '次段。']);
});

test('plain text with stray tags keeps its lines', async () => {
  const text = `标题<br>\n一、做法\n第一段<strong>重点</strong>内容。\n第二段<font color=red>内容</font>。\n<span>第三段</span>\n`;
  expect(texts(await blocksOf(text))).toEqual([
    '标题',
    '一、做法',
    '第一段重点内容。',
    '第二段内容。',
    '第三段',
  ]);
});

test('active content and comments leave no text', async () => {
  const html = `<p onclick="a()">正文。</p><script>a()</script><style>p{}</style><!-- 注释 --><iframe src=x>框</iframe><svg><text>图</text></svg><template>模</template>`;
  expect(texts(await blocksOf(html))).toEqual(['正文。']);
});

test('deep nesting is read, nesting beyond reason is refused', async () => {
  expect(texts(await blocksOf(`<body>${'<div>'.repeat(10_000)}正文`))).toEqual(['正文']);
  const { messages } = await decode(raw(`<body>${'<div>'.repeat(1_000_000)}正文`));
  expect(messages.map(({ slug }) => slug)).toEqual(['too-complex']);
});
