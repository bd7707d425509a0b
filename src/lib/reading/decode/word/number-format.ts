/**
 * Writes the numbers that Word computes for lists (ECMA-376 part 1, 17.18.59 ST_NumberFormat): the formats that
 * Chinese documents use.
 */
const digits = '〇一二三四五六七八九';
const places = ['', '十', '百', '千'];

/** 一 … 九千九百九十九; larger numbers stay in digits. */
export function chineseNumber(value: number): string {
  if (value <= 0 || value > 9999) return String(value);
  const figures = [...String(value)].map(Number);
  const text = figures
    .map((figure, i) => (figure === 0 ? '零' : `${digits[figure]}${places[figures.length - 1 - i]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
  return value < 20 && value > 9 ? text.slice(1) : text;
}

function roman(value: number): string {
  const steps: readonly [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = Math.min(value, 3999);
  let text = '';
  for (const [step, sign] of steps) {
    for (; rest >= step; rest -= step) text += sign;
  }
  return text;
}

/** A, B … Z, AA, BB … as Word counts. */
const letter = (value: number): string =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(1 + Math.floor((value - 1) / 26), 10));

const fromRow =
  (row: string) =>
  (value: number): string =>
    [...row][value - 1] ?? String(value);

const financial = (value: number): string =>
  chineseNumber(value).replace(
    /./g,
    (c) => '零壹贰叁肆伍陆柒捌玖拾佰仟'['零一二三四五六七八九十百千'.indexOf(c)] ?? c,
  );

const circled = (value: number): string =>
  value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value);

const digitwise = (value: number): string => String(value).replace(/\d/g, (c) => digits[Number(c)] ?? c);

const fullWidth = (value: number): string =>
  String(value).replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

const formats: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalHalfWidth: String,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => `${value}.`,
  decimalEnclosedParen: (value) => `(${value})`,
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  ideographDigital: digitwise,
  japaneseDigitalTenThousand: digitwise,
  taiwaneseDigital: digitwise,
  chineseLegalSimplified: financial,
  ideographLegalTraditional: financial,
  ideographTraditional: fromRow('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: fromRow('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: fromRow('㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'),
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerLetter: letter,
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
};

/** @returns null for bullets, for no number and for formats that Chinese documents do not use */
export const formatNumber = (format: string, value: number): string | null =>
  formats[format]?.(value) ?? null;
