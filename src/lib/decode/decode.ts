import type { Decoded, RawDocument } from '../model.ts';
import { type Reading, refused } from './reading.ts';
import { reportId } from './report-id.ts';
import { readText } from './text/read-text.ts';

async function read(raw: RawDocument): Promise<Reading> {
  const reading = await readText(raw);
  if (reading.blocks.length > 0 || reading.messages.some(({ severity }) => severity === 'error'))
    return reading;
  const empty = refused(reading.format, 'empty-file', '文件里没有文字;请核对来源并重新保存。');
  return { ...reading, messages: [...reading.messages, ...empty.messages] };
}

/**
 * Reads a raw document of any known format into blocks. Never throws for what stands in the bytes: trouble is
 * a message. What holds afterwards: blocks are in reading order, `index` counts from 0, no block is blank, and a
 * document without blocks has a message of severity `error` that says why.
 */
export async function decode(raw: RawDocument): Promise<Decoded> {
  return { raw, id: reportId(raw.sha256), ...(await read(raw)) };
}
