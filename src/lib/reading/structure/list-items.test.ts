import { expect, test } from 'vitest';
import type { Block } from '../../core/model.ts';
import { headingLine } from './heading.ts';
import { listItems } from './list-items.ts';

/** Items, and headings that are none, of a text; lines that are neither are left out. */
function read(...texts: string[]) {
  const blocks = texts.map((text, index): Block => ({ index, line: index + 1, text }));
  const lines = blocks.map(headingLine);
  const items = listItems(blocks, lines);
  return {
    items: texts.filter((_, i) => items.has(i)),
    headings: texts.filter((_, i) => lines[i] && !items.has(i)),
  };
}

const prose = '窗口受理事项全部进驻大厅，群众办事更加方便。';

test.each([
  [
    'items of a provision, the last one closed by a stop',
    [
      '有下列情形之一的，予以表扬：',
      '（一）按期办结事项的；',
      '（二）提出合理建议的；',
      '（三）其他应当表扬的情形。',
      prose,
    ],
    ['（三）其他应当表扬的情形。'],
    [],
  ],
  [
    'materials without any mark behind a colon',
    ['申请时提交下列材料：', '（一）申请书', '（二）身份证明', prose],
    ['（一）申请书', '（二）身份证明'],
    [],
  ],
  [
    'notes below a caption, whatever they look like',
    ['填表说明：', '1.件数按决定日期计。以系统登记为准。', '2.金额取整数。'],
    ['1.件数按决定日期计。以系统登记为准。', '2.金额取整数。'],
    [],
  ],
  [
    'sentences that follow each other',
    [prose, '（一）夯实基层基础。', '（二）办好民生实事。', '（三）抓好队伍培训。', prose],
    ['（一）夯实基层基础。', '（二）办好民生实事。', '（三）抓好队伍培训。'],
    [],
  ],
  [
    'arabic items to the last one',
    [prose, '1.窗口建设', '2.热线建设', '3.队伍建设', prose],
    ['1.窗口建设', '2.热线建设', '3.队伍建设'],
    [],
  ],
  ['a sentence at the end', [prose, '（一）夯实基层基础。'], ['（一）夯实基层基础。'], []],
  [
    'headings with a stop over paragraphs',
    ['（一）夯实基层基础。', prose, '（二）办好民生实事。', prose],
    [],
    ['（一）夯实基层基础。', '（二）办好民生实事。'],
  ],
  [
    'a heading above one of the next level',
    ['一、主要做法', '（一）夯实基层基础', prose],
    [],
    ['一、主要做法', '（一）夯实基层基础'],
  ],
  [
    'run-in headings and a heading that follows them',
    [`（一）夯实基层基础。${prose}`, `（二）办好民生实事。${prose}`, '（三）抓好队伍培训。', prose],
    [],
    [`（一）夯实基层基础。${prose}`, `（二）办好民生实事。${prose}`, '（三）抓好队伍培训。'],
  ],
  [
    'run-in headings below a heading that ends in a colon',
    ['一、主要做法：', `（一）夯实基层基础。${prose}`, `（二）办好民生实事。${prose}`],
    [],
    ['一、主要做法：', `（一）夯实基层基础。${prose}`, `（二）办好民生实事。${prose}`],
  ],
  [
    'numbers that do not follow each other',
    [prose, '1.窗口建设', '3.热线建设', prose],
    [],
    ['1.窗口建设', '3.热线建设'],
  ],
] as [string, string[], string[], string[]][])('%s', (_name, texts, items, headings) => {
  expect(read(...texts)).toEqual({ items, headings });
});
