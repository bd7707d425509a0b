/** Writes a PDF of typeset pages with a text layer, in a font that the file does not hold. */
import { type PdfSheet, scanPdf } from '../ocr/scan-pdf.ts';
import type { SetPage } from '../ofd/typeset.ts';

const points = (millimetres: number): string => ((millimetres * 72) / 25.4).toFixed(3);
const pageHeight = 297;

const hex = (character: string): string =>
  Array.from({ length: character.length }, (_, i) =>
    character.charCodeAt(i).toString(16).padStart(4, '0'),
  ).join('');

const contentOf = ({ lines }: SetPage): PdfSheet => ({
  content: lines
    .flatMap(({ marks, y, size }) =>
      marks.map(
        ({ character, x }) =>
          `BT /F2 ${points(size)} Tf ${points(x)} ${points(pageHeight - y)} Td <${hex(character)}> Tj ET`,
      ),
    )
    .join('\n'),
});

/** @param pages of A4 */
export const textPdf = (pages: readonly SetPage[]): Buffer => scanPdf(pages.map(contentOf));
