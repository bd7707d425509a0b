import { copiedPagerMessages } from '../html/pager.ts';
import { limits } from '../limits.ts';
import { numbered, type Reading, refused } from '../reading.ts';
import type { DecodedText } from './encoding.ts';
import { hasMoreLines, lineBlocks } from './lines.ts';

/** Plain text: one block for each line that is not blank. */
export function readPlainText(decoded: DecodedText): Reading {
  // Half of the lines of a text may be blank, and more of a page.
  if (hasMoreLines(decoded.text, limits.blocks * 4)) {
    return refused('txt', 'too-large', '文件的行数远超一份报告；请确认是单份报告，或拆分后再收。');
  }
  const blocks = numbered(lineBlocks(decoded.text));
  return {
    format: 'txt',
    encoding: decoded.encoding,
    blocks,
    declared: [],
    messages: [...decoded.messages, ...copiedPagerMessages(blocks.map(({ text }) => text))],
  };
}
