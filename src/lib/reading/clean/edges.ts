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

/** A caption above an annex (`附件1`) or a list of annexes (`附件:1.…`). */
const attachment =
  /^(附件|附表|附录|附)( ?[\d一二三四五六七八九十]{0,3})? ?[:.、]|^附件 ?[\d一二三四五六七八九十]{0,3}$/;
const note = /^(注|备注|说明)( ?\d{1,2})? ?:|^\((联系人|此件|本件|此页无正文)/;
const yearMonth = /^(\d{4}|[二一][〇○零一二三四五六七八九]{3})年(\d{1,2}|[一二三四五六七八九十]{1,2})月$/;

/** Lines of a signature and what stands with it: several bodies, a date, notes. */
const signatureReach = 8;
/** Longer lines behind the caption of annexes are a text and no list. */
const longestAttachmentLine = 80;
/** A list of annexes at the end of a document is no longer than this. */
const longestAttachmentList = 30;

const isDate = (line: string): boolean => isDateLine(line) || yearMonth.test(line);

function roleOf(line: string): ParagraphRole | null {
  if (note.test(line)) return 'note';
  if (isDate(line)) return 'date';
  return isOrganisation(line) ? 'signature' : null;
}

/** Marks the lines of a signature upwards from where it ends, as long as they look like it. */
function markSignature(
  blocks: readonly Block[],
  lines: readonly string[],
  end: number,
  roles: Map<number, ParagraphRole>,
): void {
  for (let i = end - 1; i >= 0 && i >= end - signatureReach; i--) {
    // The picture of a seal stands beside the signature.
    if (roles.has(i) || blocks[i]?.hints?.picture) continue;
    const role = roleOf(lines[i] ?? '');
    if (role === null) break;
    roles.set(i, role);
  }
}

/** The list of annexes at the end; signature and date may stand below it, so only its own short lines belong to it. */
function markAttachments(
  blocks: readonly Block[],
  lines: readonly string[],
  roles: Map<number, ParagraphRole>,
) {
  const start = lines.findLastIndex((line, i) => i > 0 && attachment.test(line));
  if (start === -1 || lines.length - start > longestAttachmentList) return;
  for (let i = start; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (blocks[i]?.table || line.length > longestAttachmentLine || isOrganisation(line) || isDate(line))
      break;
    roles.set(i, 'attachment');
  }
}

/** Roles of the lines that end a document, by the index of the block in the list. */
export function closingRoles(blocks: readonly Block[]): ReadonlyMap<number, ParagraphRole> {
  const lines = blocks.map((block) => (block.table ? '' : ruleForm(block.text)));
  const roles = new Map<number, ParagraphRole>();
  const isBelowSignature = (i: number): boolean =>
    attachment.test(lines[i] ?? '') && isDate(lines[i - 1] ?? '') && isOrganisation(lines[i - 2] ?? '');
  markAttachments(blocks, lines, roles);
  // What an annex below the signature ends with is its own: a list of bodies signs nothing.
  if (!lines.some((_, i) => isBelowSignature(i))) markSignature(blocks, lines, lines.length, roles);
  // An annex may follow the signature: the body's name and the day right above its caption.
  for (const i of lines.keys()) {
    if (!isBelowSignature(i)) continue;
    if (!roles.has(i)) roles.set(i, 'attachment');
    markSignature(blocks, lines, i, roles);
  }
  return roles;
}
