/** A made-up report as a PDF, an OFD and a scan, and where its words stand on the pages. */

import { scan } from '../ocr/scan.ts';
import type { Piece } from '../ofd/draft.ts';
import { writeOfd } from '../ofd/package.ts';
import { a4, type Layout, type SetPage, typeset } from '../ofd/typeset.ts';
import { textPdf } from './text-pdf.ts';

/** The words of a figure, which the report gives on its last page. */
export const figureWords = '63件';

const filler = '县政府常务会议听取工作汇报，逐项研究整改措施，明确责任单位和完成时限，结果向社会公布。';

/** @param fillers sentences before the figure, which push it to another page */
function report(place: string, year: number, fillers: number): Piece[] {
  const paragraph = (text: string): Piece => ({ kind: 'paragraph', text });
  return [
    { kind: 'title', text: `${place}${year}年法治政府建设年度报告` },
    paragraph(`${year}年，${place}人民政府认真落实各项部署，现将有关情况报告如下。`),
    ...(fillers > 0
      ? [
          { kind: 'heading', text: '一、主要做法' } as const,
          ...Array.from({ length: fillers }, () => paragraph(filler)),
          { kind: 'heading', text: '二、行政复议' } as const,
        ]
      : []),
    paragraph(`全年共收到行政复议申请${figureWords}，已全部办结。`),
    { kind: 'signature', text: `${place}人民政府` },
    { kind: 'signature', text: `${year + 1}年1月16日` },
  ];
}

export interface Original {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Page of the figure, and the edges of its words from the left in parts of the page. */
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** Its base line from the top. */
  readonly base: number;
}

function figureIn(pages: readonly SetPage[], layout: Layout): Omit<Original, 'file' | 'bytes'> {
  for (const [i, { lines }] of pages.entries()) {
    for (const { marks, y, size } of lines) {
      const start = marks
        .map(({ character }) => character)
        .join('')
        .indexOf(figureWords);
      const [first, last] = [marks[start], marks[start + figureWords.length - 1]];
      if (start === -1 || !first || !last) continue;
      return {
        page: i + 1,
        left: first.x / layout.width,
        right: (last.x + size) / layout.width,
        base: y / layout.height,
      };
    }
  }
  throw new Error('the figure was not set');
}

const short: Layout = { ...a4, height: 200 };

/** @returns a PDF and an OFD of two pages, and a scan of a short sheet that lay on its side, a little crooked */
export function originals(): Original[] {
  const pdf = typeset(report('石屏县', 2023, 12), a4);
  const ofd = typeset(report('绥滨县', 2022, 12), a4);
  const sheets = typeset(report('青川县', 2021, 1), short);
  const [sheet] = sheets;
  if (!sheet) throw new Error('nothing was set');
  return [
    { file: 'report.pdf', bytes: textPdf(pdf), ...figureIn(pdf, a4) },
    {
      file: 'report.ofd',
      bytes: writeOfd([{ pages: ofd, width: a4.width, height: a4.height }]),
      ...figureIn(ofd, a4),
    },
    {
      file: 'report.jpg',
      bytes: scan(sheet, short, { dpi: 150, turns: 1, skew: 0.8, noise: 6, quality: 75, paper: 240 }),
      ...figureIn(sheets, short),
    },
  ];
}
