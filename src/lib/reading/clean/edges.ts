/** The parts of an official document around its text (GB/T 9704-2012): salutation, signature, date, attachments. */

import type { Block, ParagraphRole } from '../../core/model.ts';
import { isOrganisation } from '../../core/organisation.ts';
import { isDateLine } from '../../core/text/dates.ts';
import { ruleForm } from '../../core/text/lines.ts';

const addressee =
  /(人大|人民代表|常委会|委员会|政府|党委|主任|主席|代表|委员|领导|同志|各位|厅|局|办公室|领导小组|单位|部门|省长|市长|书记)/;

/** `主任、副主任,各位委员:` above the text. */
export function isSalutation(block: Block): boolean {
  const line = ruleForm(block.text);
  return (
    line.length >= 3 &&
    line.length <= 60 &&
    /:$/.test(line) &&
    addressee.test(line) &&
    !/(如下|报告|汇报)/.test(line)
  );
}

const attachment = /^(附件|附表|附录|附)( ?[\d一二三四五六七八九十]{0,3})? ?[:.、]|^附件$/;
const note = /^(注|备注|说明)( ?\d{1,2})? ?:|^\((联系人|此件|本件|此页无正文)/;
const yearMonth = /^(\d{4}|[二一][〇○零一二三四五六七八九]{3})年(\d{1,2}|[一二三四五六七八九十]{1,2})月$/;

/** Roles of the lines behind the last paragraph of prose, by the index of the block in the list. */
export function closingRoles(blocks: readonly Block[]): ReadonlyMap<number, ParagraphRole> {
  const roles = new Map<number, ParagraphRole>();
  const attachmentStart = blocks.findLastIndex((block, i) => i > 0 && attachment.test(ruleForm(block.text)));
  const nearEnd = attachmentStart >= 0 && blocks.length - attachmentStart <= 30;
  let end = blocks.length;
  if (nearEnd) {
    // Signature and date may stand below the list of attachments, so only its own short lines belong to it.
    for (let i = attachmentStart; i < blocks.length; i++) {
      const block = blocks[i];
      if (!block || block.table || ruleForm(block.text).length > 80 || isSignatureLine(block)) break;
      roles.set(i, 'attachment');
    }
    if (roles.size === blocks.length - attachmentStart) end = attachmentStart;
  }
  for (let i = end - 1; i >= 0 && i >= end - 8; i--) {
    const block = blocks[i];
    if (!block || roles.has(i)) continue;
    const line = ruleForm(block.text);
    if (note.test(line)) roles.set(i, 'note');
    else if (isDateLine(line) || yearMonth.test(line)) roles.set(i, 'date');
    else if (isOrganisation(line)) roles.set(i, 'signature');
    else break;
  }
  return roles;
}

function isSignatureLine(block: Block): boolean {
  const line = ruleForm(block.text);
  return isOrganisation(line) || isDateLine(line) || yearMonth.test(line);
}
