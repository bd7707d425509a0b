import type { Decoded, RawDocument } from '../model.ts';
import { limits } from './limits.ts';
import { type Reader, type Reading, refused } from './reading.ts';
import { reportId } from './report-id.ts';
import { readPlainText } from './text/plain-text.ts';

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

async function read(raw: RawDocument): Promise<Reading> {
  if (raw.bytes.length > limits.text) {
    const text = `文件有 ${megabytes(raw.bytes.length)},超过 ${megabytes(limits.text)} 的上限;请确认是单份报告,或拆分后再收。`;
    return refused('unknown', 'too-large', text);
  }
  const reader: Reader = readPlainText;
  const reading = await reader(raw);
  if (reading.blocks.length === 0 && !reading.messages.some((m) => m.severity === 'error')) {
    return {
      ...reading,
      messages: [
        ...reading.messages,
        ...refused(reading.format, 'empty-file', '文件里没有文字;请核对来源并重新保存。').messages,
      ],
    };
  }
  return reading;
}

/**
 * Reads a raw document of any known format into blocks. Never throws for what stands in the bytes: trouble is
 * a message. What holds afterwards: blocks are in reading order, `index` counts from 0, no block is blank, and a
 * document without blocks has a message of severity `error` that says why.
 */
export async function decode(raw: RawDocument): Promise<Decoded> {
  return { raw, id: reportId(raw.sha256), ...(await read(raw)) };
}
