/** A PDF of which each page is one picture, or the given content stream, as scanners and copiers write it. */
export interface PdfSheet {
  /** A4 filled by this JPEG. */
  readonly jpeg?: Buffer;
  /** Dots of the picture. */
  readonly width?: number;
  readonly height?: number;
  /**
   * Content stream instead of a picture, with the fonts F1 (Helvetica) and F2 (STSong-Light in UTF-16, which is not in
   * the file).
   */
  readonly content?: string;
}

export function scanPdf(sheets: readonly PdfSheet[]): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const put = (part: string | Buffer): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (number: number, dictionary: string, stream?: Buffer): void => {
    offsets[number] = length;
    put(`${number} 0 obj\n`);
    if (stream) {
      put(`<<${dictionary}/Length ${stream.length}>>stream\n`);
      put(stream);
      put('\nendstream');
    } else put(`<<${dictionary}>>`);
    put('\nendobj\n');
  };
  put('%PDF-1.4\n');
  const first = 6;
  const kids = sheets.map((_, i) => `${first + 3 * i} 0 R`).join(' ');
  object(1, '/Type/Catalog/Pages 2 0 R');
  object(2, `/Type/Pages/Kids[${kids}]/Count ${sheets.length}`);
  object(3, '/Type/Font/Subtype/Type1/BaseFont/Helvetica');
  object(4, '/Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]');
  object(
    5,
    '/Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/StemV 80>>',
  );
  for (const [
    i,
    { jpeg, width = 1, height = 1, content = 'q 595 0 0 842 0 0 cm /Im Do Q' },
  ] of sheets.entries()) {
    const number = first + 3 * i;
    object(
      number,
      `/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${number + 1} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</Im ${number + 2} 0 R>>>>`,
    );
    object(number + 1, '', Buffer.from(content, 'latin1'));
    object(
      number + 2,
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8${jpeg ? '/Filter/DCTDecode' : ''}`,
      jpeg ?? Buffer.alloc(3),
    );
  }
  const start = length;
  const count = first + 3 * sheets.length;
  put(`xref\n0 ${count}\n0000000000 65535 f \n`);
  for (let number = 1; number < count; number++)
    put(`${String(offsets[number]).padStart(10, '0')} 00000 n \n`);
  put(`trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
