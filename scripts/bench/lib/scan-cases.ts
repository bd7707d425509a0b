/** Made-up reports of one page as scans: known text, and the faults of scanners and copiers from a seed. */

import { ruled, type Scan, scan } from '../../../tests/ocr/scan.ts';
import { draft, type Piece, randomOf, wordsOf } from '../../../tests/ofd/draft.ts';
import { a4, type Layout, type SetPage, typeset } from '../../../tests/ofd/typeset.ts';
import { fill, type Sentences } from './made-up-report.ts';
import { randomFrom } from './random.ts';

export interface ScanCase {
  readonly index: number;
  /** What the page holds. */
  readonly pieces: readonly Piece[];
  /** All characters in reading order, without white space. */
  readonly words: string;
  readonly faults: Partial<Scan>;
  readonly columns: 1 | 2;
  readonly hasTable: boolean;
  readonly jpeg: Buffer;
}

const departments = ['市场监管', '生态环境', '交通运输', '文化旅游', '应急管理', '农业农村', '自然资源'];

function tableOf(random: (below: number) => number): Piece {
  const rows = departments
    .slice(0, 3 + random(4))
    .map((name) => [name, String(random(3000)), String(random(200)), (random(2000) / 10).toFixed(1)]);
  return { kind: 'table', rows: [['执法领域', '检查次数', '处罚件数', '罚没金额'], ...rows] };
}

/** As much of a report as one page takes, its signature included. */
function pageful(pieces: readonly Piece[], layout: Layout): { pieces: Piece[]; page: SetPage } {
  const [body, signature] = [pieces.slice(0, -2), pieces.slice(-2)];
  for (let count = body.length; count > 1; count--) {
    const some = [...body.slice(0, count), ...signature];
    const [page, ...others] = typeset(some, layout);
    if (page && others.length === 0) return { pieces: some, page };
  }
  throw new Error('nothing has room on a page');
}

/** Case by its number: every kind of fault comes at its own pace, so that they meet in all ways. */
export function scanCase(index: number, seed: number, words: Sentences): ScanCase {
  const random = randomOf(seed * 7919 + index);
  const hasTable = index % 4 === 1;
  const columns = index % 5 === 3 && !hasTable ? 2 : 1;
  const layout: Layout = { ...a4, columns };
  const drafted = draft(seed * 1000 + index, 5);
  const [, place = '', year = ''] =
    /^(.+?)(\d{4})年/.exec('text' in (drafted[0] ?? {}) ? (drafted[0] as { text: string }).text : '') ?? [];
  const pick = randomFrom(seed * 31 + index);
  const said = (): string =>
    Array.from({ length: 1 + random(3) }, () =>
      fill(pick.pick(pick.next() < 0.5 ? words.sentences : words.plain), words, place, Number(year), pick),
    ).join('');
  // The first paragraph says who reports on which year; the others come from the larger stock of sentences.
  const varied = drafted.map(
    (piece, i): Piece => (piece.kind === 'paragraph' && i > 1 ? { ...piece, text: said() } : piece),
  );
  if (hasTable) varied.splice(4, 0, tableOf(random));
  const { pieces, page } = pageful(varied, layout);
  const faults: Partial<Scan> = {
    seed: seed * 104_729 + index,
    dpi: [150, 200, 300][index % 3] ?? 200,
    skew: (random(400) - 200) / 100,
    turns: index % 8 === 5 ? 1 + random(3) : 0,
    noise: random(15),
    dirt: index % 6 === 2 ? 0.0005 : 0,
    blur: random(8) / 10,
    quality: 45 + random(50),
    stamp: index % 3 === 1,
    paper: 225 + random(31),
    weight: [300, 400, 600][random(3)] ?? 400,
  };
  const jpeg = scan(hasTable ? ruled(page, 4) : page, layout, faults);
  return { index, pieces, words: wordsOf(pieces), faults, columns, hasTable, jpeg };
}
