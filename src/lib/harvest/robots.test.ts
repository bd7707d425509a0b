import { expect, it } from 'vitest';
import type { Answer } from './request.ts';
import { robotRules } from './robots.ts';

const answer = (status: number, text: string): Answer => ({
  url: 'https://a.example/robots.txt',
  date: '2026-01-01T00:00:00Z',
  status,
  statusLine: '',
  rawHeaders: [],
  headers: {},
  body: Buffer.from(text),
  wasPacked: false,
});
const ask = (given: Answer | null, path: string): boolean =>
  robotRules('https://a.example', given).refusal(new URL(path, 'https://a.example')) === null;

it.each([
  ['no such file', answer(404, 'Disallow: /'), '/x', true],
  ['not for everybody', answer(403, ''), '/x', true],
  ['trouble', answer(503, ''), '/x', false],
  ['too many requests', answer(429, ''), '/x', false],
  ['no answer', null, '/x', false],
  ['everybody barred', answer(200, 'User-agent: *\nDisallow: /'), '/x', false],
  ['another barred', answer(200, 'User-agent: other\nDisallow: /'), '/x', true],
  [
    'our own rule goes first',
    answer(200, 'User-agent: *\nDisallow: /\n\nUser-agent: Juanzong\nAllow: /'),
    '/x',
    true,
  ],
  ['the longest path decides', answer(200, 'User-agent: *\nDisallow: /a/\nAllow: /a/b/'), '/a/b/c', true],
  ['a pattern', answer(200, 'User-agent: *\nDisallow: /*.pdf$'), '/a/b.pdf', false],
  ['a page in its place', answer(200, '<html><body>首页</body></html>'), '/x', true],
])('%s', (_, given, path, allowed) => {
  expect(ask(given, path)).toBe(allowed);
});

it('tells the pause that the host asks for, and when nothing could be learnt', () => {
  const rules = robotRules('https://a.example', answer(200, 'User-agent: *\nCrawl-delay: 7'));
  expect([rules.delay, rules.isUnknown]).toEqual([7, false]);
  expect(robotRules('https://a.example', null).isUnknown).toBe(true);
});
