/** Files that a mail or a saved page carries (RFC 2045, RFC 2557). The text of the mail is a document of its own. */
import PostalMime from 'postal-mime';
import { type Entry, member } from './member.ts';

/** Parts of a page that may be documents: a PDF in a frame, a file that it offers. */
const documentType = /^application\/(?:pdf|msword|rtf|ofd|vnd\.(?!ms-fontobject)|zip|x-zip|octet-stream)/i;

export async function* mailEntries(bytes: Uint8Array): AsyncGenerator<Entry> {
  const { attachments } = await PostalMime.parse(bytes).catch(() => ({ attachments: [] }));
  for (const [i, { filename, mimeType, disposition, content }] of attachments.entries()) {
    if (disposition !== 'attachment' && !documentType.test(mimeType)) continue;
    const data =
      typeof content === 'string'
        ? new TextEncoder().encode(content)
        : new Uint8Array(content as ArrayBuffer);
    yield member(filename || `附件${i + 1}`, [data]);
  }
}
