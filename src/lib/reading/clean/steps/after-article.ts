import { isOrganisation } from '../../../core/organisation.ts';
import { isDateLine } from '../../../core/text/dates.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { articleBounds } from '../article.ts';
import type { CleaningStep } from '../registry.ts';

const closing =
  /^(附件?[::\d一二三]|附表|附录|附[::]|注[::]|备注[::]|抄送|主送|特此|专此|以上报告|请予审议|联系人|此页无正文|\(此页|(此件|本件).{0,10}公开)/;

/** Lines that end an official document although they end like no sentence. */
function belongsToDocument(text: string): boolean {
  const line = ruleForm(text);
  return closing.test(line) || isDateLine(line) || isOrganisation(line) || /^\d{4}年\d{1,2}月$/.test(line);
}

/** Short lines behind the last paragraph that no official document ends with: links, logos, buttons. */
export const afterArticle: CleaningStep = {
  name: 'after-article',
  run: (blocks, log) => {
    const { end } = articleBounds(blocks);
    let open = true;
    return blocks.filter((block, i) => {
      if (i < end) return true;
      // Once a line of the page's own has come, the document is over.
      open &&= belongsToDocument(block.text) || parenthesised(block.text);
      if (open) return true;
      log.remove('after-article', '正文之后的网页文字', block);
      return false;
    });
  },
};

const parenthesised = (text: string) => /^\(.{2,40}\)$/.test(ruleForm(text));
