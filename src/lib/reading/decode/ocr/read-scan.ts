/** Reads the pages of a scan, each in a thread of its own, and says what is not sure about them. */
import { availableParallelism } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import type { Message, RawDocument } from '../../../core/model.ts';
import type { SourceFormat } from '../../../core/schema.ts';
import { outOfResources, readIsolated } from '../isolate.ts';
import type { Page, PdfText } from '../pdf/placed-page.ts';
import { readPages } from '../pdf/read-pages.ts';
import type { Unlettered } from '../pdf/read-pdf.ts';
import { message, type Reading, refused } from '../reading.ts';
import { doubtMessages } from './doubts.ts';
import { maxScanPages } from './limits.ts';
import type { ScannedPage } from './scan-job.ts';

/** Documents that are read side by side have a thread each already. */
const threads = isMainThread ? availableParallelism() : 1;

/** A page that could not be read: why. */
class Unread extends Error {
  readonly reading: Reading;

  constructor(reading: Reading) {
    super();
    this.reading = reading;
  }
}

/** Reads a page, or takes what was kept of it. Failures are not kept. */
async function readOne(
  raw: RawDocument,
  of: 'pdf' | 'picture',
  page: number,
): Promise<ScannedPage | Reading> {
  const make = async (): Promise<string> => {
    const read = await readIsolated('page', { bytes: raw.bytes, of, page });
    if ('messages' in read) throw new Unread(read);
    return JSON.stringify(read);
  };
  try {
    return JSON.parse(await (raw.memo ?? ((_, work) => work()))(`page-${page}`, make)) as ScannedPage;
  } catch (error) {
    if (error instanceof Unread) return error.reading;
    throw error;
  }
}

/** Reads pages side by side. */
async function readAll(
  raw: RawDocument,
  of: 'pdf' | 'picture',
  numbers: readonly number[],
): Promise<Map<number, ScannedPage | Reading>> {
  const read = new Map<number, ScannedPage | Reading>();
  const waiting = numbers.values();
  const work = async (): Promise<void> => {
    for (const number of waiting) read.set(number, await readOne(raw, of, number));
  };
  await Promise.all(Array.from({ length: Math.min(threads, numbers.length) }, work));
  return read;
}

/** Puts recognised pages in the place of those without text. */
function joined(
  extracted: PdfText,
  read: ReadonlyMap<number, ScannedPage | Reading>,
  format: SourceFormat,
): Reading {
  const scans = [...read].flatMap(([number, page]) => ('messages' in page ? [] : [{ number, ...page }]));
  const failed = [...read].flatMap(([number, page]) => ('messages' in page ? [{ number, page }] : []));
  const short = failed.find(({ page }) => page.messages.some(({ slug }) => slug === outOfResources));
  // A document without some of its pages would be remembered as whole.
  if (short) return { ...short.page, format };
  const first = failed[0];
  if (first && scans.length === 0 && extracted.pages.length === failed.length)
    return { ...first.page, format };
  const byNumber = new Map(scans.map((scan) => [scan.number, scan]));
  const pages = extracted.pages.map((page): Page => {
    const scan = byNumber.get(page.number);
    if (!scan) return page;
    const { turns, angle } = scan;
    return { number: page.number, ...scan.page, turns, angle, recognised: true };
  });
  const reading = readPages({ ...extracted, pages }, format);
  if (reading.blocks.length === 0) return reading;
  const lost: Message[] = failed.map(({ number }) =>
    message('text-missing', 'warning', `第 ${number} 页的图像已损坏，没有读出；请与原件核对。`),
  );
  return { ...reading, messages: [...reading.messages, ...doubtMessages(scans, pages.length), ...lost] };
}

const tooMany = (format: SourceFormat, pages: number): Reading =>
  refused(
    format,
    'too-large',
    `有 ${pages} 页是图像，超过 ${maxScanPages} 页的上限，不像单份报告；请拆分后再收。`,
  );

/** Reads a PDF: by its text layer, and by the pictures of the pages that have none. */
export async function readPdfFile(raw: RawDocument): Promise<Reading> {
  const read = await readIsolated('pdf', { bytes: raw.bytes });
  return 'messages' in read ? read : readUnlettered(raw, read);
}

async function readUnlettered(raw: RawDocument, { extracted, unlettered }: Unlettered): Promise<Reading> {
  if (unlettered.length > maxScanPages) return tooMany('pdf', unlettered.length);
  return joined(extracted, await readAll(raw, 'pdf', unlettered), 'pdf');
}

/** Reads a picture file, of which each page is a page of the document. */
export async function readPictureFile(raw: RawDocument, format: 'png' | 'jpeg' | 'tiff'): Promise<Reading> {
  const first = await readOne(raw, 'picture', 1);
  if ('messages' in first) {
    const damaged = first.messages.some(({ slug }) => slug === 'damaged-file');
    const text = '图片已损坏或不完整，无法读取；请重新下载或重新扫描后再收。';
    return damaged ? refused(format, 'damaged-file', text) : { ...first, format };
  }
  const numbers = Array.from({ length: first.pages }, (_, i) => i + 1);
  const read = await readAll(raw, 'picture', numbers.slice(1));
  const blank = { width: first.page.width, height: first.page.height, pieces: [] };
  const pages = numbers.map((number) => ({ number, ...blank }));
  return joined({ pages, declared: [] }, new Map([[1, first], ...read]), format);
}
