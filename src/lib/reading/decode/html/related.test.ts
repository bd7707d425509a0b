import { describe, expect, it } from 'vitest';
import { relatedTo } from './related.ts';

const text = '2021年，全县法治政府建设扎实推进，各项任务全面完成，现将有关情况报告如下。'.repeat(3);
const page = (rest: string): string =>
  `<html><head><title>某县2021年法治政府建设年度报告</title></head><body><div class="article"><p>${text}</p>${rest}</div></body></html>`;

describe('the next page of an article', () => {
  it.each([
    ['a link', '<p><a href="t1_1.html">下一页</a></p>', 'https://a.example/x/t1_1.html'],
    ['a link in the query', '<p><a href="?page=2">下一页</a></p>', 'https://a.example/x/t1.html?page=2'],
    ['a script', '<script>createPageHTML(3, 0, "t1", "html")</script>', 'https://a.example/x/t1_1.html'],
    ['another article', '<p><a href="t2.html">下一页</a></p>', null],
    ['another host', '<p><a href="https://b.example/x/t1_1.html">下一页</a></p>', null],
    ['another link', '<p><a href="t1_1.html">下一篇</a></p>', null],
    ['the last page by script', '<script>createPageHTML(3, 2, "t1", "html")</script>', null],
    ['none', '', null],
  ])('%s', (_, rest, next) => {
    expect(relatedTo(page(rest), 'https://a.example/x/t1.html').next).toBe(next);
  });

  it('counts on from a further page', () => {
    const second = page('<script>createPageHTML(3, 1, "t1", "html")</script>');
    expect(relatedTo(second, 'https://a.example/x/t1_1.html').next).toBe('https://a.example/x/t1_2.html');
  });
});

it('names each attachment once, by its whole address', () => {
  const rest =
    '<p>附件：<a href="../f/a.pdf">年度报告.pdf</a></p><p><a href="../f/a.pdf">下载</a></p><p><a href="b.html">相关报道</a></p>';
  expect(relatedTo(page(rest), 'https://a.example/x/t1.html').attachments).toEqual([
    'https://a.example/f/a.pdf',
  ]);
});
