/** What stands on the made-up portal: 1,000 pages on four hosts, and 40 of them with a history of ten looks. */
import { allCurrent } from '../../src/lib/core/regions/gazetteer.ts';
import { wordFile } from '../../src/lib/reading/decode/fixtures/samples.ts';
import type { Page } from './portal.ts';

export const hosts = ['jia.example', 'yi.example', 'bing.example', 'ding.example'] as const;

/** One character a look, see `stateOf`; then what should be known after it: look and event, by role. */
export const histories: readonly (readonly [looks: string, ...events: string[]])[] = [
  ['=========='],
  ['~~~~~~~~~~'],
  ['=4========'],
  ['=44=======', '2 first gone', '4 first returned'],
  ['=444444444', '2 first gone'],
  ['4545454545', '1 first gone'],
  ['5555555555'],
  ['=bbbb====='],
  ['=wwww====='],
  ['=ccccccccc', '2 first changed'],
  ['=ccddddddd', '2 first changed', '4 second changed'],
  ['=cc=======', '2 first changed', '4 second changed', '4 first returned'],
  [
    '=c=c=c=c=c',
    '2 first changed',
    '3 second changed',
    '3 first returned',
    '4 first changed',
    '4 second returned',
    '5 second changed',
    '5 first returned',
    '6 first changed',
    '6 second returned',
    '7 second changed',
    '7 first returned',
    '8 first changed',
    '8 second returned',
    '9 second changed',
    '9 first returned',
    '10 first changed',
    '10 second returned',
  ],
  ['=mmmmmmmmm', '2 first moved'],
  ['=tttttttt='],
  ['=ss=======', '2 first gone', '4 first returned'],
  ['=hhhhhhhhh', '2 first gone'],
  ['=oooo====='],
  ['=9999====='],
  ['=xxxx====='],
  ['=ffff====='],
  ['=g=g=g=g=g'],
  ['=gg=gg====', '2 first gone', '4 first returned', '5 first gone', '7 first returned'],
  ['=mm4444444', '2 first moved', '4 first gone'],
  ['=mm44mmmmm', '2 first moved', '4 first gone', '6 first returned'],
  ['=cc44ccccc', '2 first changed', '4 second gone', '6 second returned'],
  ['=cc44=====', '2 first changed', '4 second gone', '6 second changed', '6 first returned'],
  ['~~~c~~~~~~', '4 first changed', '5 second changed', '5 first returned'],
  ['=4b4======', '2 first gone', '5 first returned'],
  ['=5b9wxo===='.slice(0, 10)],
  ['=s4s4s4s4s', '2 first gone'],
  ['=4~4~4~4~4'],
  ['4444444444', '1 first gone'],
  ['=========4'],
  ['========44', '9 first gone'],
  ['ccccccccc=', '1 first changed', '10 second changed', '10 first returned'],
  ['=t4t4t4t44', '9 first gone'],
  ['=ffffff44=', '8 first gone', '10 first returned'],
  ['=mccccccc=', '2 first moved', '3 first changed', '10 second changed', '10 first returned'],
  ['=bwbwbwbwb'],
];

const counties = allCurrent('county').filter(({ name }) => name.endsWith('县') && name.length >= 3);

const measures = [
  '规范性文件审核',
  '行政执法监督',
  '行政复议',
  '普法宣传',
  '政务公开',
  '行政审批',
  '合法性审查',
];

/** An annual report; `edition` tells states of one report apart. */
export function article(n: number, edition = 0, rest = ''): string {
  const county = counties[n % counties.length]?.name ?? '';
  const year = 2016 + (n % 8);
  const title = `${county}人民政府${year}年法治政府建设年度报告`;
  const lines = [
    `${year}年，${county}人民政府把依法行政贯穿政府工作始终，各项任务扎实推进。现将有关情况报告如下。`,
    '一、主要做法',
    ...measures.map(
      (measure, k) =>
        `（${'一二三四五六七'[k]}）${measure}方面，全年办理${n + k + 3}件，比上年增加${k + 2}件。`,
    ),
    ...(edition === 0 ? [] : [`（更正${edition}）前述行政复议的件数应为${n + 100 * edition}件，特此说明。`]),
    '二、存在问题',
    '基层执法力量仍显不足，业务培训还不够经常，案卷制作水平有待提高。',
    '三、下一步打算',
    '继续推进严格规范公正文明执法，提高依法行政的能力和水平。',
    `${county}人民政府`,
    `${year + 1}年3月10日`,
  ];
  const body = lines.map((line) => `<p>${line}</p>`).join('\n');
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><div class="nav"><a href="/">首页</a></div><h1>${title}</h1><div class="article">${body}${rest}</div><div class="footer"><!--counter--></div></body></html>`;
}

const captcha =
  '<html><head><title>安全验证</title></head><body><p>访问过于频繁，请输入验证码后继续。</p></body></html>';
const noPage =
  '<html><head><title>提示</title></head><body><p>您访问的页面不存在或已删除。</p></body></html>';
const front = `<html><head><title>某某政府网</title></head><body>${'<p><a href="/x">要闻一则，各部门召开会议部署工作。</a></p>'.repeat(60)}</body></html>`;

/** The page with a history on one day. @returns what stands at the address and at the one it moves to */
export function stateOf(look: string, n: number, base: Page, moved: string): { here: Page; there?: Page } {
  const page = (edition: number): Page => ({ ...base, body: article(n, edition) });
  switch (look) {
    case '~':
      return { here: { ...page(0), etag: false, lastModified: false, counter: true } };
    case 'c':
      return { here: { ...page(1), lastModified: false }, there: { ...page(1), lastModified: false } };
    case 'd':
      return { here: { ...page(2), lastModified: false } };
    case '4':
      return { here: { status: 404, body: '没有这个文件' }, there: { status: 404, body: '没有这个文件' } };
    case 'g':
      return { here: { status: 410, body: '已经撤下' } };
    case 's':
      return { here: { body: noPage } };
    case 'h':
      return { here: { status: 302, headers: { Location: '/' } } };
    case 'm':
      return { here: { status: 301, headers: { Location: moved } }, there: page(0) };
    case 't':
      return { here: { status: 302, headers: { Location: moved } }, there: page(0) };
    case '5':
      return { here: { status: 503, body: '服务器忙' } };
    case '9':
      return { here: { status: 429, headers: { 'Retry-After': '30' } } };
    case 'w':
      return { here: { silent: true } };
    case 'x':
      return { here: { broken: true } };
    case 'b':
      return { here: { body: captcha } };
    case 'o':
      return { here: { body: front } };
    default:
      return { here: page(0), there: page(0) };
  }
}

/** Pages that history is made of: their number, host and path. */
export const storied = histories.map(([looks, ...events], k) => ({
  looks,
  events,
  n: k,
  host: hosts[k % hosts.length] as string,
  path: looks.includes('f') ? `/sometimes/${k}.html` : `/report/${k}.html`,
  moved: `/moved/${k}.html`,
  /** As `stateOf` takes it. */
  base: {
    etag: k % 3 === 0,
    lastModified: k % 3 === 1,
    gbk: k % 4 === 2,
    packed: k % 5 === 3,
  } satisfies Page,
}));

export interface Made {
  readonly pages: Map<string, Page>;
  /** Paths of pages that nothing may ask for. */
  readonly forbidden: ReadonlySet<string>;
  /** By host, what a list says of it. */
  readonly listed: ReadonlyMap<string, string[]>;
  /** Listed addresses of which no document comes. */
  readonly without: ReadonlySet<string>;
}

const robots = (host: string, sometimes: boolean): string =>
  [
    'User-agent: juanzong',
    'Disallow: /private/',
    'Disallow: /*?print=',
    ...(sometimes ? ['Disallow: /sometimes/'] : []),
    ...(host === 'ding.example' ? ['Crawl-delay: 3'] : []),
    '',
    'User-agent: *',
    'Disallow: /',
  ].join('\n');

export const robotsPage = (host: string, sometimes: boolean): Page => ({ body: robots(host, sometimes) });

export const pagedPath = (k: number, page: number): string =>
  `/report/p${k}${page === 0 ? '' : `_${page}`}.html`;

/** Page of an article of three, from 0. */
export function pagedPage(k: number, page: number, more = ''): [key: string, page: Page] {
  const pager = `<script>createPageHTML(3, ${page}, "p${k}", "html")</script>`;
  const rest = `<p>第${page + 1}部分，全年开展专项检查${40 + 7 * page}次。${more}</p>${pager}`;
  return [
    `${hosts[k % hosts.length]}${pagedPath(k, page)}`,
    { body: article(300 + k, page, rest), etag: k % 2 === 1 },
  ];
}

/** @param port that all hosts are at */
export function makePortal(port: number): Made {
  const pages = new Map<string, Page>();
  const forbidden = new Set<string>();
  const listed = new Map<string, string[]>(hosts.map((host) => [host, []]));
  const without = new Set<string>();
  const at = (host: string, path: string): string => `http://${host}:${port}${path}`;
  const list = (host: string, path: string): void => void listed.get(host)?.push(at(host, path));
  const hostOf = (k: number): string => hosts[k % hosts.length] as string;
  for (const host of hosts) {
    pages.set(`${host}/robots.txt`, robotsPage(host, false));
    pages.set(`${host}/`, { body: front });
  }
  for (const { n, host, path, base, moved } of storied) {
    pages.set(`${host}${path}`, stateOf('=', n, base, moved).here);
    list(host, path);
  }
  const bad = (host: string, path: string, page: Page): void => {
    pages.set(`${host}${path}`, page);
    list(host, path);
    without.add(at(host, path));
  };
  // Plain articles: some in GBK, some packed, some with a counter, some that answer at the second try only.
  for (let k = 0; k < 180; k++) {
    const host = hostOf(k);
    const trouble: Page =
      k % 30 === 7
        ? { status: 503, troubles: 1 }
        : k % 30 === 11
          ? { status: 429, headers: { 'Retry-After': '7' }, troubles: 1 }
          : {};
    pages.set(`${host}/report/a${k}.html`, {
      body: article(100 + k),
      gbk: k % 4 === 1,
      packed: k % 6 === 1,
      etag: k % 3 === 0,
      lastModified: k % 3 === 1,
      counter: k % 12 === 5,
      ...trouble,
    });
    list(host, `/report/a${k}.html`);
  }
  // Articles of three pages.
  for (let k = 0; k < 20; k++) {
    for (let page = 0; page < 3; page++) pages.set(...pagedPage(k, page));
    list(hostOf(k), pagedPath(k, 0));
  }
  // Articles with an attachment; what may not be fetched is attached, too.
  for (let k = 0; k < 40; k++) {
    const host = hostOf(k);
    const links = `<p>附件：<a href="/files/${k}.docx">年度报告附表${k}.docx</a>、<a href="/private/${k}.docx">内部附表.docx</a></p>`;
    pages.set(`${host}/report/f${k}.html`, { body: article(400 + k, 0, links), lastModified: true });
    const text = `${counties[k]?.name}人民政府2021年法治政府建设年度报告附表，全年办理行政复议${k + 20}件。`;
    pages.set(`${host}/files/${k}.docx`, {
      body: wordFile(`<w:p><w:r><w:t>${text.repeat(3)}</w:t></w:r></w:p>`),
      etag: true,
    });
    pages.set(`${host}/private/${k}.docx`, { body: 'x' });
    forbidden.add(`${host}/private/${k}.docx`);
    list(host, `/report/f${k}.html`);
  }
  // Redirects: to an article, in a circle, on and on, to another scheme, to a private address by name.
  for (let k = 0; k < 20; k++) {
    const host = hostOf(k);
    pages.set(`${host}/old/${k}.html`, {
      status: k % 2 ? 301 : 302,
      headers: { Location: `/new/${k}.html` },
    });
    pages.set(`${host}/new/${k}.html`, { body: article(500 + k), etag: true });
    list(host, `/old/${k}.html`);
    bad(host, `/circle/${k}.html`, { status: 302, headers: { Location: `/circle/${k}.html?again` } });
    pages.set(`${host}/circle/${k}.html?again`, { status: 302, headers: { Location: `/circle/${k}.html` } });
  }
  for (let k = 0; k < 4; k++) {
    bad(hostOf(k), '/scheme.html', { status: 302, headers: { Location: 'file:///etc/passwd' } });
    bad(hostOf(k), '/inner.html', { status: 302, headers: { Location: 'http://inner.example/' } });
    bad(hostOf(k), '/number.html', { status: 302, headers: { Location: 'http://2852039166/latest' } });
    bad(hostOf(k), '/endless.html', { endless: true });
    bad(hostOf(k), '/silent.html', { silent: true });
    bad(hostOf(k), '/broken.html', { broken: true });
  }
  for (let k = 0; k < 40; k++) {
    const host = hostOf(k);
    bad(host, `/missing/${k}.html`, { status: k % 2 ? 404 : 410 });
    bad(host, `/private/${k}.html`, { body: article(600 + k) });
    forbidden.add(`${host}/private/${k}.html`);
    if (k < 4) bad(host, `/error/${k}.html`, { status: 500 });
  }
  // All the rest of a portal, which nobody asks for.
  for (let k = 0; pages.size < 1000; k++) {
    const host = hostOf(k);
    pages.set(`${host}/news/${k}.html`, { body: article(700 + k) });
    forbidden.add(`${host}/news/${k}.html`);
  }
  return { pages, forbidden, listed, without };
}
