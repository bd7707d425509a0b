import type { Decoded, RawDocument } from '../../core/model.ts';
import { foreignBytes } from './foreign-formats.ts';
import { limits } from './limits.ts';
import { readPdfFile, readPictureFile } from './ocr/read-scan.ts';
import { takePart } from './part.ts';
import { readOle } from './read-ole.ts';
import { readZip } from './read-zip.ts';
import { type Reader, type Reading, refused, tooLarge } from './reading.ts';
import { reportId } from './report-id.ts';
import { readRtf } from './rtf/read-rtf.ts';
import { type Container, containerOf } from './sniff.ts';
import { readText } from './text/read-text.ts';
import { wellFormed } from './well-formed.ts';

/** A reader for each kind of container; what is none is text. */
const readers: Readonly<Record<Container, Reader>> = {
  zip: readZip,
  ole: readOle,
  pdf: readPdfFile,
  png: (raw) => readPictureFile(raw, 'png'),
  jpeg: (raw) => readPictureFile(raw, 'jpeg'),
  tiff: (raw) => readPictureFile(raw, 'tiff'),
  rtf: readRtf,
};

/** What every later stage can rely on: a bounded number of blocks and characters. */
function isBeyondReports({ blocks }: Reading): boolean {
  if (blocks.length > limits.blocks) return true;
  return blocks.reduce((sum, { text }) => sum + text.length, 0) > limits.characters;
}

async function read(raw: RawDocument): Promise<Reading> {
  const container = containerOf(raw.bytes);
  const limit = container === null ? limits.text : limits.container;
  if (raw.bytes.length > limit) return tooLarge('unknown', raw.bytes.length, limit);
  const reading =
    foreignBytes(raw.bytes) ?? (await (container === null ? readText : readers[container])(raw));
  if (isBeyondReports(reading)) {
    const text = '文件的行数或字数远超一份报告；请确认是单份报告，或拆分后再收。';
    return refused(reading.format, 'too-large', text);
  }
  if (reading.blocks.length > 0 || reading.messages.some(({ severity }) => severity === 'error'))
    return reading;
  const empty = refused(reading.format, 'empty-file', '文件里没有文字；请核对来源并重新保存。');
  return { ...reading, messages: [...reading.messages, ...empty.messages] };
}

/**
 * Reads a raw document of any known format into blocks. Never throws for what stands in the bytes: trouble is
 * a message. What holds afterwards: blocks are in reading order, `index` counts from 0, no block is blank, and a
 * document without blocks has a message of severity `error` that says why; every string is well-formed.
 */
export async function decode(raw: RawDocument): Promise<Decoded> {
  return takePart({ raw, id: reportId(raw.sha256), ...wellFormed(await read(raw)) });
}
