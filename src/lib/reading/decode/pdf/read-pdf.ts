import { type Reading, refused } from '../reading.ts';
import { isPdfBomb } from './bomb.ts';
import { drawingWork, mostInstructions } from './drawing-work.ts';
import { type Extracted, extractPdf, TooManyPages } from './extract.ts';
import type { PdfText } from './placed-page.ts';
import { readPages } from './read-pages.ts';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

async function extract(bytes: Uint8Array): Promise<Extracted | Reading> {
  try {
    return await extractPdf(bytes);
  } catch (error) {
    if (nameOf(error) === 'PasswordException') {
      return refused('pdf', 'encrypted', 'PDF 已加密，需要密码才能打开；请取得未加密的版本后再收。');
    }
    if (error instanceof TooManyPages) {
      return refused('pdf', 'too-large', 'PDF 页数或文字过多，不像单份报告；请拆分后再收。');
    }
    return refused('pdf', 'damaged-file', 'PDF 已损坏或不完整，无法读取；请重新下载后再收。');
  }
}

/** A PDF of which pages have to be recognised in their pictures. */
export interface Unlettered {
  readonly extracted: PdfText;
  /** Their numbers, from 1. */
  readonly unlettered: readonly number[];
}

/** Reads a PDF by its text layer: lines joined to paragraphs, running heads marked, columns in order. */
export async function readPdf(bytes: Uint8Array): Promise<Reading | Unlettered> {
  if (isPdfBomb(bytes)) {
    return refused('pdf', 'too-large', 'PDF 中有展开后过大的数据流；请重新导出为正常的 PDF 再收。');
  }
  if (drawingWork(bytes) > mostInstructions) {
    return refused(
      'pdf',
      'too-complex',
      'PDF 的绘图过多（如大幅地图、图纸），不像单份报告；请另取网页、DOCX 版本，或去掉图纸后再收。',
    );
  }
  const extracted = await extract(bytes);
  if (!('pages' in extracted)) return extracted;
  if (extracted.unlettered.length > 0) return { extracted, unlettered: extracted.unlettered };
  const reading = readPages(extracted);
  // Characters without meaning are drawn as the right ones.
  return reading.messages.some(({ slug }) => slug === 'garbled-text-layer')
    ? { extracted, unlettered: extracted.pages.map(({ number }) => number) }
    : reading;
}
