/** The ways in which GB/T 33190-2016 lets a writer put the characters of a line on a page. */
import { type Markup, number } from './markup.ts';
import type { SetLine } from './typeset.ts';

export type Lettering = (lines: readonly SetLine[], markup: Markup, id: () => number) => string[];

const words = ({ marks }: SetLine): string => marks.map(({ character }) => character).join('');

const steps = ({ marks }: SetLine): number[] => marks.slice(1).map(({ x }, i) => x - (marks[i]?.x ?? 0));

/** Offsets one by one. */
const plain = (line: SetLine): string => steps(line).map(number).join(' ');

/** Offsets in groups: `g 3 5.6444`; a single one stands alone when `all` is false. */
function grouped(line: SetLine, all: boolean): string {
  const parts: [string, number][] = [];
  for (const step of steps(line).map(number)) {
    const last = parts.at(-1);
    if (last?.[0] === step) last[1]++;
    else parts.push([step, 1]);
  }
  return parts.map(([step, times]) => (times > 1 || all ? `g ${times} ${step}` : step)).join(' ');
}

const left = ({ marks }: SetLine): number => marks[0]?.x ?? 0;
const right = ({ marks, size }: SetLine): number => (marks.at(-1)?.x ?? 0) + size;
const boundary = (line: SetLine): string =>
  [left(line), line.y - line.size * 0.88, right(line) - left(line), line.size * 1.2].map(number).join(' ');

type Code = (line: SetLine, markup: Markup) => string[];

/** One object a line, whose Boundary places it. */
const byLine =
  (code: Code, attributes: Record<string, string | number> = {}): Lettering =>
  (lines, markup, id) =>
    lines.map((line) =>
      markup.element(
        'TextObject',
        { ID: id(), Boundary: boundary(line), Font: 3, Size: line.size, ...attributes },
        ...code(line, markup),
      ),
    );

const ascent = (line: SetLine): number => line.size * 0.88;

const oneCode =
  (delta: (line: SetLine) => string | undefined, wrap = (text: string) => text): Code =>
  (line, markup) => [
    markup.text('TextCode', wrap(words(line)), { X: 0, Y: ascent(line), DeltaX: delta(line) }),
  ];

const perCharacter: Lettering = (lines, markup, id) =>
  lines.flatMap(({ marks, y, size }) =>
    marks.map(({ character, x }) =>
      byLine(oneCode(() => undefined))([{ marks: [{ character, x }], y, size }], markup, id).join(''),
    ),
  );

const codes: Code = (line, markup) =>
  line.marks.map(({ character, x }, i) =>
    markup.text('TextCode', character, { X: x - left(line), Y: i === 0 ? ascent(line) : undefined }),
  );

/** Coordinates in printer's units, which the CTM scales; the Boundary is the page. */
const scaled =
  (unit: number): Lettering =>
  (lines, markup, id) =>
    lines.map((line) =>
      markup.element(
        'TextObject',
        {
          ID: id(),
          Boundary: '0 0 210 297',
          CTM: `${unit} 0 0 ${unit} 0 0`,
          Font: 3,
          Size: line.size / unit,
        },
        markup.text('TextCode', words(line), {
          X: left(line) / unit,
          Y: line.y / unit,
          DeltaX: steps(line)
            .map((step) => number(step / unit))
            .join(' '),
        }),
      ),
    );

/** Coordinates that grow upwards, as of a page that was a PDF: the CTM moves them, and the glyphs stay upright. */
const moved: Lettering = (lines, markup, id) =>
  lines.map((line) =>
    markup.element(
      'TextObject',
      {
        ID: id(),
        Boundary: boundary(line),
        CTM: `1 0 0 1 ${number(-left(line) - 400)} ${number(300 + ascent(line))}`,
        Font: 3,
        Size: line.size,
      },
      markup.text('TextCode', words(line), { X: left(line) + 400, Y: -300, DeltaX: plain(line) }),
    ),
  );

/** One object for the page, one TextCode a line. */
const oneObject: Lettering = (lines, markup, id) => {
  const bySize = Map.groupBy(lines, ({ size }) => size);
  return [...bySize].map(([size, same]) =>
    markup.element(
      'TextObject',
      { ID: id(), Boundary: '0 0 210 297', Font: 3, Size: size },
      ...same.map((line) =>
        markup.text('TextCode', words(line), { X: left(line), Y: line.y, DeltaX: plain(line) }),
      ),
    ),
  );
};

/** Lines of one size in one TextCode, whose offsets go back and down at the end of each line. */
const oneCodeForAll: Lettering = (lines, markup, id) => {
  const bySize = Map.groupBy(lines, ({ size }) => size);
  return [...bySize].map(([size, same]) => {
    const all = same.flatMap((line) => line.marks.map((mark) => ({ ...mark, y: line.y })));
    const moves = all
      .slice(1)
      .map((mark, i) => ({ x: mark.x - (all[i]?.x ?? 0), y: mark.y - (all[i]?.y ?? 0) }));
    return markup.element(
      'TextObject',
      { ID: id(), Boundary: '0 0 210 297', Font: 3, Size: size },
      markup.text('TextCode', all.map(({ character }) => character).join(''), {
        X: all[0]?.x,
        Y: all[0]?.y,
        DeltaX: moves.map(({ x }) => number(x)).join(' '),
        DeltaY: moves.map(({ y }) => number(y)).join(' '),
      }),
    );
  });
};

/** The line in three pieces that follow each other without a gap. */
const inThirds: Lettering = (lines, markup, id) =>
  lines.flatMap(({ marks, y, size }) => {
    const third = Math.max(1, Math.ceil(marks.length / 3));
    const parts = [0, 1, 2]
      .map((i) => marks.slice(i * third, (i + 1) * third))
      .filter(({ length }) => length > 0);
    return byLine(oneCode(plain))(
      parts.map((part) => ({ marks: part, y, size })),
      markup,
      id,
    );
  });

const withGlyphs: Code = (line, markup) => [
  markup.element(
    'CGTransform',
    { CodePosition: 0, CodeCount: line.marks.length, GlyphCount: line.marks.length },
    markup.text('Glyphs', line.marks.map((_, i) => String(4000 + i)).join(' ')),
  ),
  ...oneCode(plain)(line, markup),
];

const colour = (markup: Markup): string => markup.element('FillColor', { Value: '0 0 0', ColorSpace: 2 });

export const letterings: Readonly<Record<string, Lettering>> = {
  'offsets one by one': byLine(oneCode(plain)),
  'offsets in groups': byLine(oneCode((line) => grouped(line, true))),
  'offsets in groups and alone': byLine(oneCode((line) => grouped(line, false))),
  'offsets in units too few': byLine(
    oneCode((line) => steps(line).slice(0, 1).map(number).join(' ') || undefined),
  ),
  'no offsets': byLine(oneCode(() => undefined)),
  'an object for each character': perCharacter,
  'a code for each character': byLine(codes),
  'points at 72 to the inch': scaled(0.3528),
  'dots at 300 to the inch': scaled(0.0847),
  'a moved origin': moved,
  'one object for a page': oneObject,
  'one code for a page': oneCodeForAll,
  'lines in thirds': inThirds,
  'glyphs beside codes': byLine(withGlyphs),
  'line breaks around the text': byLine(oneCode(plain, (text) => `\n        ${text}\n      `)),
  'spaces behind the text': byLine(oneCode(plain, (text) => `${text}  `)),
  'printed twice': (lines, markup, id) => {
    const line = byLine(oneCode(plain));
    const shiftedBy = (x: number): SetLine[] =>
      lines.map((set) => ({ ...set, marks: set.marks.map((mark) => ({ ...mark, x: mark.x + x })) }));
    return [...line(lines, markup, id), ...line(shiftedBy(0.12), markup, id)];
  },
  'colours, weight and slant': byLine((line, markup) => [colour(markup), ...oneCode(plain)(line, markup)], {
    Weight: 700,
    Italic: 'true',
    Stroke: 'true',
    Alpha: 200,
  }),
};
