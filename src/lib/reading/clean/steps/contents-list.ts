/** A table of contents (目录) repeats the headings with page numbers; the site makes its own. */
import type { Block } from '../../../core/model.ts';
import { bareForm, ruleForm } from '../../../core/text/lines.ts';
import type { CleaningStep } from '../registry.ts';

const caption = /^[[【]?目 ?录[\]】]?$/;
const pageNumber = /[.…·-]*\(?\d{0,3}\)?$/;

const entryName = (block: Block): string => bareForm(block.text).replace(pageNumber, '');

export const contentsList: CleaningStep = {
  name: 'contents-list',
  run: (blocks, log) => {
    const start = blocks.findIndex((block) => caption.test(ruleForm(block.text)));
    if (start === -1) return blocks;
    const below = new Map<string, number>();
    for (const [i, block] of blocks.entries()) below.set(bareForm(block.text), i);
    let end = start + 1;
    while (end < blocks.length) {
      const block = blocks[end];
      const again = block && [...below].find(([text, at]) => at > end && text.startsWith(entryName(block)));
      if (!block || !again || entryName(block) === '') break;
      end++;
    }
    if (end - start < 3) return blocks;
    for (const block of blocks.slice(start, end))
      log.remove('contents-list', '目录，正文中有同样的标题', block);
    return [...blocks.slice(0, start), ...blocks.slice(end)];
  },
};
