/** Pieces of a title; a year with its 年 stays on one line. */
export interface TitlePiece {
  readonly text: string;
  readonly together: boolean;
}

export function keepYears(title: string): TitlePiece[] {
  return title
    .split(/(\d{4}年度?)/)
    .map((text, index) => ({ text, together: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
