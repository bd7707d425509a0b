/** Encodings of the characters of a Rich Text file: one for the file, others for some of its fonts. */

/** WHATWG labels by the numbers of `\ansicpg` and `\cpg`. */
const codePages: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Labels by the numbers of `\fcharset` (RTF 1.9.1, font table). */
const fontCharsets: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  204: 'windows-1251',
  238: 'windows-1250',
};

/** Number of `\fcharset` whose characters are pictures without a code. */
export const symbolCharset = 2;

const wide = new Set(['shift_jis', 'euc-kr', 'gbk', 'gb18030', 'big5']);

export const labelOfPage = (page: number): string => codePages[page] ?? 'windows-1252';

const decoders = new Map<string, TextDecoder>();

/** @param bytes a character for each byte */
function decoded(bytes: string, label: string): string {
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return decoder.decode(Buffer.from(bytes, 'latin1'));
}

export class Charsets {
  /** Encoding of the file. */
  page = 'windows-1252';
  readonly #fonts = new Map<number, number>();

  setFont(font: number, charset: number): void {
    this.#fonts.set(font, charset);
  }

  isSymbol(font: number | null): boolean {
    return font !== null && this.#fonts.get(font) === symbolCharset;
  }

  #labelOf(font: number | null): string | undefined {
    return font === null ? undefined : fontCharsets[this.#fonts.get(font) ?? -1];
  }

  /**
   * @param font of the text; @param eastAsian the font that its run names for characters of two bytes
   * @returns the characters of bytes
   */
  decode(bytes: string, font: number | null, eastAsian: number | null): string {
    if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
    const own = this.#labelOf(font);
    const other = this.#labelOf(eastAsian);
    const label = own ?? (other !== undefined && wide.has(other) ? other : this.page);
    return decoded(bytes, label);
  }
}
