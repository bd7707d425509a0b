/** Reads mails that Outlook saved ([MS-OXMSG]): the text of the mail; its attachments are documents of their own. */
import MsgReaderModule, { type FieldsData } from '@kenjiuno/msgreader';
import type { Declared, Message } from '../../../core/model.ts';
import { readHtml } from '../html/read-html.ts';
import { message, type Reading, refused } from '../reading.ts';
import { decodeText } from '../text/encoding.ts';
import { readPlainText } from '../text/plain-text.ts';

/** The package is CommonJS: where it is loaded as a module, its class stands one step deeper. */
const MsgReader =
  (MsgReaderModule as unknown as { default?: typeof MsgReaderModule }).default ?? MsgReaderModule;

/** A file that a mail carries. */
export interface MsgAttachment {
  readonly name: string;
  readonly content: Uint8Array;
}

const open = (bytes: Uint8Array): InstanceType<typeof MsgReader> =>
  new MsgReader(new Uint8Array(bytes).buffer);

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

function attached(attachments: readonly FieldsData[]): Message[] {
  const names = attachments.filter(({ attachmentHidden }) => !attachmentHidden).map(nameOf);
  if (names.length === 0) return [];
  const text = `邮件带有附件 ${names.length} 个，不在这份文字里：${names.slice(0, 10).join('、')}。收入邮件时，附件各作一份文件读入。`;
  return [message('attachments-not-read', 'info', text)];
}

export function readMsg(bytes: Uint8Array, origin: string | null): Reading {
  const broken = (): Reading =>
    refused('msg', 'damaged-file', 'Outlook 邮件（MSG）里没有可读的文字；请把邮件的正文或附件另存后再收。');
  let mail: FieldsData;
  try {
    mail = open(bytes).getFileData();
  } catch {
    return broken();
  }
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const page = mail.html ?? (mail.bodyHtml ? utf8(mail.bodyHtml) : undefined);
  const body = page ?? (mail.body ? utf8(mail.body) : undefined);
  const decoded = body && decodeText(body, mail.html ? null : 'utf-8');
  if (!decoded) return broken();
  const reading = page ? readHtml(decoded, false, origin) : readPlainText(decoded);
  const subject: Declared[] = mail.subject
    ? [{ name: 'subject', value: mail.subject.slice(0, 2000), line: 1 }]
    : [];
  return {
    ...reading,
    format: 'msg',
    encoding: null,
    declared: [...subject, ...reading.declared],
    messages: [...reading.messages, ...attached(mail.attachments ?? [])],
  };
}
