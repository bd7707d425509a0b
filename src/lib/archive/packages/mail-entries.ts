/** Files that a mail or a saved page carries (RFC 2045, RFC 2557). The text of the mail is a document of its own. */
import { readFile } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import { CompoundFile } from '../../reading/decode/compound-file.ts';
import { namesPicture } from '../../reading/decode/html/address-vocabulary.ts';
import { limits } from '../../reading/decode/limits.ts';
import { attachmentsOfMsg } from '../../reading/decode/msg/read-msg.ts';
import { beside, type Entry, member, trouble, whyOf } from './member.ts';

/** Parts of a page that may be documents: a PDF in a frame, a file that it offers. */
const documentType = /^application\/(?:pdf|msword|rtf|ofd|vnd\.(?!ms-fontobject)|zip|x-zip|octet-stream)/i;

export async function* mailEntries(bytes: Uint8Array): AsyncGenerator<Entry> {
  const { attachments } = await PostalMime.parse(bytes).catch(() => ({ attachments: [] }));
  for (const [i, { filename, mimeType, disposition, content }] of attachments.entries()) {
    const isPicture = disposition !== 'attachment' && namesPicture(filename ?? '');
    if (disposition !== 'attachment' && !documentType.test(mimeType) && !isPicture) continue;
    const data =
      typeof content === 'string'
        ? new TextEncoder().encode(content)
        : new Uint8Array(content as ArrayBuffer);
    yield (isPicture ? beside : member)(filename || `附件${i + 1}`, [data]);
  }
}

/** Whether an OLE compound file is a mail of Outlook. */
export async function isMsg(location: Uint8Array): Promise<boolean> {
  const bytes = await readFile(Buffer.from(location));
  if (bytes.length > limits.container) return false;
  try {
    return new CompoundFile(bytes).has('__properties_version1.0');
  } catch {
    return false;
  }
}

export function* msgEntries(bytes: Uint8Array): Generator<Entry> {
  try {
    for (const { name, content } of attachmentsOfMsg(bytes)) yield member(name, [content]);
  } catch (error) {
    yield trouble(null, 'damaged-file', `邮件的附件不能取出（${whyOf(error)}）`);
  }
}
