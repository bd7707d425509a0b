import type { Block } from '../../../core/model.ts';
import { isOrganisation } from '../../../core/organisation.ts';
import { isDateLine } from '../../../core/text/dates.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { bodyAndDate } from '../../metadata/closing.ts';
import { articleBounds, isArticleLine } from '../article.ts';
import type { CleaningStep } from '../cleaning-log.ts';

const closing =
  /^(附件?[::\d一二三]|附表|附录|附[::]|注[::]|备注[::]|抄送|主送|特此|专此|以上报告|请予审议|联系人|此页无正文|\(此页|(此件|本件).{0,10}公开)/;

/** Lines that end an official document although they end like no sentence. */
function belongsToDocument(text: string): boolean {
  const line = ruleForm(text);
  return (
    closing.test(line) ||
    isDateLine(line) ||
    isOrganisation(line) ||
    bodyAndDate(line) !== null ||
    /^\d{4}年\d{1,2}月$/.test(line) ||
    /^\(.{2,40}\)$/.test(line)
  );
}

/** Elements that hold the element of a block: `div.text > ul > li` stands in `div.text` and `ul`. */
const around = (block: Block): string[] => block.hints?.element?.split(' > ').slice(0, -1) ?? [];

/** Tells by the markup, or by furniture that came before, which lines behind the text are the page's own. */
function isPagesOwn(blocks: readonly Block[], end: number, removed: readonly Block[]) {
  const named = blocks.findLast(({ hints }) => hints?.article);
  const last = Math.max(blocks[end - 1]?.index ?? -1, named?.index ?? -1);
  if (named) return ({ index }: Block) => index > last;
  const from = removed.reduce(
    (least, { index }) => (index > last ? Math.min(least, index) : least),
    Number.POSITIVE_INFINITY,
  );
  const containers = new Set(
    blocks
      .slice(0, end)
      .filter(isArticleLine)
      .flatMap((block) => around(block).slice(-1)),
  );
  const elsewhere = (block: Block) =>
    block.hints?.element !== undefined && !around(block).some((element) => containers.has(element));
  return (block: Block) => block.index > from || elsewhere(block);
}

/**
 * Lines behind the text are the page's own when they stand behind the element that the page names as its article,
 * outside the elements that hold the text, or behind furniture: links, logos, buttons. Closing lists, annexes, names
 * and tables end like no sentence either, so nothing goes by its look alone.
 */
export const afterArticle: CleaningStep = {
  name: 'after-article',
  run: (blocks, log) => {
    const { end } = articleBounds(blocks);
    if (end === 0) return blocks;
    const pagesOwn = isPagesOwn(blocks, end, log.removed);
    let open = true;
    return blocks.filter((block, i) => {
      if (i < end || !pagesOwn(block)) return true;
      // Once a line of the page's own has come, the document is over.
      open &&= belongsToDocument(block.text);
      if (open) return true;
      log.remove('after-article', '正文之后的网页文字', block);
      return false;
    });
  },
};
