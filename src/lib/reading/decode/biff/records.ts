/** Records of a workbook of Excel 97-2003 ([MS-XLS] 2.1.4), each with those that continue it. */

export interface BiffRecord {
  readonly type: number;
  /** Parts of its data; a record holds 8,224 bytes at most, what is longer goes on in others. */
  readonly parts: readonly Buffer[];
}

const continued = 0x3c;
const maxRecords = 2_000_000;

/** @throws RangeError for more records than any workbook of a report has */
export function* biffRecords(stream: Buffer, from = 0): Generator<BiffRecord> {
  let open: { type: number; parts: Buffer[] } | null = null;
  let count = 0;
  for (let at = from; at + 4 <= stream.length; ) {
    if (++count > maxRecords) throw new RangeError('too many records');
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const data = stream.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    if (type === continued && open) open.parts.push(data);
    else {
      if (open) yield open;
      open = { type, parts: [data] };
    }
  }
  if (open) yield open;
}
