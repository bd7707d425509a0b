/** Electronic seals and signatures are named; nobody checks them here, so they prove nothing (GB/T 33190-2016, 18). */
import type { Message } from '../../../core/model.ts';
import { message } from '../reading.ts';
import { child, childrenOf } from '../xml/xml.ts';
import { unlessDamaged } from './damage.ts';
import type { OfdDocument } from './document.ts';
import type { Parts } from './parts.ts';

const most = 50;

/** @param from name of the part that holds the DocBody; @param first number of the document's first page */
export async function signatureMessages(
  parts: Parts,
  document: OfdDocument,
  from: string,
  first: number,
): Promise<Message[]> {
  const list = await unlessDamaged(() => parts.read(child(document.body, 'Signatures')?.text, from));
  const entries = childrenOf(list?.root, 'Signature');
  const times = new Set<string>();
  const pages = new Set<number>();
  for (const { attributes } of entries.slice(0, most)) {
    const signature = await unlessDamaged(() => parts.read(attributes['BaseLoc'], list?.name));
    const info = child(signature?.root, 'SignedInfo');
    const time = child(info, 'SignatureDateTime')?.text.trim().slice(0, 30);
    if (time) times.add(time);
    for (const stamp of childrenOf(info, 'StampAnnot')) {
      const index = document.pages.findIndex(({ id }) => id === stamp.attributes['PageRef']);
      if (index >= 0) pages.add(first + index);
    }
  }
  if (entries.length === 0) return [];
  const where = pages.size > 0 ? `，盖在第 ${[...pages].toSorted((a, b) => a - b).join('、')} 页` : '';
  const when = times.size > 0 ? `，所记的时间是 ${[...times].join('、')}` : '';
  const text = `文件带有 ${entries.length} 个电子签章${where}${when}；签章没有验证，不作为依据，请用 OFD 阅读器查验。`;
  return [message('signatures-not-verified', 'info', text)];
}
