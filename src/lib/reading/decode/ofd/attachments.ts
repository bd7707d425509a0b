import type { Message } from '../../../core/model.ts';
import { message } from '../reading.ts';
import { child, childrenOf } from '../xml/xml.ts';
import { unlessDamaged } from './damage.ts';
import type { OfdDocument } from './document.ts';
import type { Parts } from './parts.ts';

const named = 20;

/** Names the files that are packed with a document (GB/T 33190-2016, 20). */
export async function attachmentMessages(parts: Parts, { part }: OfdDocument): Promise<Message[]> {
  const list = await unlessDamaged(() => parts.read(child(part.root, 'Attachments')?.text, part.name));
  const names = childrenOf(list?.root, 'Attachment').map(({ attributes }) =>
    [attributes['Name'], attributes['Format']].filter(Boolean).join('.'),
  );
  if (names.length === 0) return [];
  const text = `文件带有 ${names.length} 个附件：${names.slice(0, named).join('、')}${names.length > named ? ' 等' : ''}；附件的内容没有读入，请用 OFD 阅读器取出后收入。`;
  return [message('attachments-not-read', 'info', text)];
}
