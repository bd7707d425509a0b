/** Files that a mail carries and that are documents of their own. */
import type { AttachedFile, Message } from '../../core/model.ts';
import { message } from './reading.ts';

/** @param held files that belong to the text of the mail, which is told where they are read */
export function attachedToMail(names: readonly string[], held: readonly AttachedFile[]): Message[] {
  const known = new Set(held.map(({ file }) => file));
  const others = names.filter((name) => !known.has(name));
  if (others.length === 0) return [];
  const text = `邮件带有附件 ${others.length} 个，不在这份文字里：${others.slice(0, 10).join('、')}。收入邮件时，这些附件各作一份文件读入。`;
  return [message('attachments-not-read', 'info', text)];
}
