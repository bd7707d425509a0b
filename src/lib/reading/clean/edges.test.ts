import { expect, test } from 'vitest';
import type { Block } from '../../core/model.ts';
import { closingRoles } from './edges.ts';

function roles(...texts: string[]) {
  const found = closingRoles(texts.map((text, index): Block => ({ index, line: index + 1, text })));
  return texts.map((_, i) => found.get(i) ?? '-');
}

const prose = '窗口受理事项全部进驻大厅，群众办事更加方便，各项任务如期完成。';

test.each([
  ['name and day', [prose, '某县水务局', '2020年3月2日'], ['-', 'signature', 'date']],
  ['a day in words of a month', [prose, '某县水务局', '2020年3月'], ['-', 'signature', 'date']],
  [
    'a list of annexes above the signature',
    [prose, '附件：1.清单', '2.名单', '某县水务局', '2020年3月2日', '（此件公开发布）'],
    ['-', 'attachment', 'attachment', 'signature', 'date', 'note'],
  ],
  [
    'a list of annexes below the signature',
    [prose, '某县水务局', '2020年3月2日', '附件：清单'],
    ['-', 'signature', 'date', 'attachment'],
  ],
  [
    'an annex with a text of its own behind the signature',
    [prose, '某县水务局', '某县林业局', '2020年3月2日', '附件1', '水表更换办法', prose.repeat(3), prose],
    ['-', 'signature', 'signature', 'date', 'attachment', 'attachment', '-', '-'],
  ],
  [
    'a long annex',
    [prose, '某县水务局', '2020年3月2日', '附件', ...Array.from({ length: 40 }, () => prose)],
    ['-', 'signature', 'date', 'attachment', ...Array.from({ length: 40 }, () => '-')],
  ],
  [
    'a list of thirty lines is one of annexes',
    [prose, '附件：1.清单', ...Array.from({ length: 29 }, () => '名单')],
    ['-', ...Array.from({ length: 30 }, () => 'attachment')],
  ],
  [
    'a longer one is no list',
    [prose, '附件：1.清单', ...Array.from({ length: 30 }, () => '名单')],
    Array.from({ length: 32 }, () => '-'),
  ],
  [
    'a line of eighty characters belongs to the list, a longer one ends it',
    [prose, '附件', '名'.repeat(80), '名'.repeat(81), prose],
    ['-', 'attachment', 'attachment', '-', '-'],
  ],
  [
    'a list of bodies in an annex below the signature signs nothing',
    [prose, '某县水务局', '2020年3月2日', '附件', '获奖单位名单', '某镇人民政府', '某县林业局'],
    ['-', 'signature', 'date', 'attachment', 'attachment', '-', '-'],
  ],
  ['a day in the middle of a text', [prose, '2020年3月2日', prose], ['-', '-', '-']],
] as [string, string[], string[]][])('%s', (_name, texts, expected) => {
  expect(roles(...texts)).toEqual(expected);
});
