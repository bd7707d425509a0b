/** Reads mails that Outlook saved ([MS-OXMSG]): the text of the mail; its attachments are documents of their own. */
import MsgReaderModule, { type FieldsData } from '@kenjiuno/msgreader';
import type { Declared, RawDocument } from '../../../core/model.ts';
import { CompoundFile } from '../compound-file.ts';
import { readHtml } from '../html/read-html.ts';
import { attachedToMail } from '../mail-attachments.ts';
import { type Reading, refused } from '../reading.ts';
import { readRtf } from '../rtf/read-rtf.ts';
import { decodeText } from '../text/encoding.ts';
import { readPlainText } from '../text/plain-text.ts';
import { unpackRtf } from './compressed-rtf.ts';

/** The package is CommonJS: where it is loaded as a module, its class stands one step deeper. */
const MsgReader =
  (MsgReaderModule as unknown as { default?: typeof MsgReaderModule }).default ?? MsgReaderModule;

/** A file that a mail carries. */
export interface MsgAttachment {
  readonly name: string;
  readonly content: Uint8Array;
}

/** @throws Error when the container is broken: the library would walk along a circle for ever */
function open(bytes: Uint8Array): InstanceType<typeof MsgReader> {
  new CompoundFile(Buffer.from(bytes)).verify();
  return new MsgReader(new Uint8Array(bytes).buffer);
}

const nameOf = ({ fileName, fileNameShort, name }: FieldsData, i: number): string =>
  fileName || fileNameShort || name || `附件${i + 1}`;

/** @throws Error when the file is broken */
export function attachmentsOfMsg(bytes: Uint8Array): MsgAttachment[] {
  const reader = open(bytes);
  const { attachments = [] } = reader.getFileData();
  return attachments.flatMap((one, i) => {
    if (one.attachmentHidden) return [];
    const { content } = reader.getAttachment(one);
    return [{ name: nameOf(one, i), content }];
  });
}

const attachedNames = (attachments: readonly FieldsData[]): string[] =>
  attachments.filter(({ attachmentHidden }) => !attachmentHidden).map(nameOf);

/** The text of a mail in the richest form that it has: a page, Rich Text, or nothing but characters. */
async function textOf(mail: FieldsData, raw: RawDocument): Promise<Reading | null> {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const page = mail.html ?? (mail.bodyHtml ? utf8(mail.bodyHtml) : undefined);
  const decodedPage = page && decodeText(page, mail.html ? null : 'utf-8');
  if (decodedPage) return readHtml(decodedPage, false, { origin: raw.origin });
  const rtf = mail.compressedRtf && unpackRtf(mail.compressedRtf);
  const rich = rtf ? await readRtf({ ...raw, bytes: rtf }) : null;
  if (rich && rich.blocks.length > 0) return rich;
  const decoded = mail.body ? decodeText(utf8(mail.body), 'utf-8') : null;
  return decoded && readPlainText(decoded);
}

export async function readMsg(raw: RawDocument): Promise<Reading> {
  const broken = (): Reading =>
    refused('msg', 'damaged-file', 'Outlook 邮件（MSG）里没有可读的文字；请把邮件的正文或附件另存后再收。');
  let mail: FieldsData;
  try {
    mail = open(raw.bytes).getFileData();
  } catch {
    return broken();
  }
  const reading = await textOf(mail, raw);
  if (reading === null) return broken();
  const subject: Declared[] = mail.subject
    ? [{ name: 'subject', value: mail.subject.slice(0, 2000), line: 1 }]
    : [];
  return {
    ...reading,
    format: 'msg',
    encoding: null,
    declared: [...subject, ...reading.declared],
    messages: [
      ...reading.messages,
      ...attachedToMail(attachedNames(mail.attachments ?? []), raw.attachments ?? []),
    ],
  };
}
