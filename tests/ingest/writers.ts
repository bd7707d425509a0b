/** Writers of packages, each by the description of its format and not by the code that reads it. */
import { crc32 } from 'node:zlib';
import SevenZip from '7z-wasm';
import { WARCRecord, WARCSerializer } from 'warcio';

/** A ZIP of stored members whose names are bytes. */
export function zipOf(
  members: readonly { name: Uint8Array; bytes: Uint8Array; flags?: number }[],
): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, flags = 0 } of members) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    // Twelve bytes of what is encrypted are no content.
    fields.writeUInt32LE(bytes.length - (flags === 1 ? 12 : 0), 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name]));
    locals.push(local);
    at += local.length;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, all, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

function tarHeader(name: Uint8Array, size: number, type: string): Buffer {
  const header = Buffer.alloc(512);
  header.set(name.subarray(0, 100));
  header.write('0000644\0', 100);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
export const tarOf = (members: readonly { name: Uint8Array; bytes: Uint8Array; type?: string }[]): Buffer =>
  Buffer.concat([
    ...members.flatMap(({ name, bytes, type = '0' }) => [
      tarHeader(name, bytes.length, type),
      bytes,
      Buffer.alloc((512 - (bytes.length % 512)) % 512),
    ]),
    Buffer.alloc(1024),
  ]);

export async function warcOf(
  records: readonly {
    url: string;
    type?: string;
    body: Uint8Array;
    status?: string;
    kind?: 'response' | 'request' | 'revisit';
    headers?: Record<string, string>;
  }[],
  gzip: boolean,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const {
    url,
    type = 'text/html',
    body,
    status = '200 OK',
    kind = 'response',
    headers = {},
  } of records) {
    const record = WARCRecord.create(
      {
        url,
        date: '2023-05-06T07:08:09Z',
        type: kind,
        warcVersion: 'WARC/1.1',
        statusline: kind === 'request' ? 'GET / HTTP/1.1' : `HTTP/1.1 ${status}`,
        httpHeaders: { 'Content-Type': type, ...headers },
      },
      [body],
    );
    parts.push(await WARCSerializer.serialize(record, { gzip }));
  }
  return Buffer.concat(parts);
}

/** A package made by 7-Zip itself. */
export async function packed(
  name: string,
  files: Readonly<Record<string, Uint8Array>>,
  ...options: string[]
): Promise<Uint8Array> {
  const sevenZip = await SevenZip({ print: () => {}, printErr: () => {} });
  for (const [path, bytes] of Object.entries(files)) {
    const parts = path.split('/').slice(0, -1);
    for (let i = 1; i <= parts.length; i++) {
      try {
        sevenZip.FS.mkdir(parts.slice(0, i).join('/'));
      } catch {
        // It is there.
      }
    }
    sevenZip.FS.writeFile(path, bytes);
  }
  sevenZip.callMain(['a', ...options, name, ...Object.keys(files)]);
  return sevenZip.FS.readFile(name);
}

/** A number of seven bits a byte, the highest bit while more follow. */
function vint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from(bytes);
}
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
/** A RAR 5 archive of stored members, by the published description; each promises some more bytes than it has. */
export function rarOf(files: Readonly<Record<string, Uint8Array>>, promised = 0): Uint8Array {
  const header = (...fields: Buffer[]): Buffer => {
    const body = Buffer.concat(fields);
    const sized = Buffer.concat([vint(body.length), body]);
    return Buffer.concat([u32(crc32(sized)), sized]);
  };
  const members = Object.entries(files).flatMap(([path, bytes]) => {
    const name = Buffer.from(path);
    const size = vint(bytes.length);
    const unpacked = vint(bytes.length + promised);
    const sum = u32(crc32(bytes));
    return [
      header(
        vint(2),
        vint(2),
        size,
        vint(4),
        unpacked,
        vint(0o100644),
        sum,
        vint(0),
        vint(1),
        vint(name.length),
        name,
      ),
      Buffer.from(bytes),
    ];
  });
  const start = Buffer.from('526172211a070100', 'hex');
  return Buffer.concat([
    start,
    header(vint(1), vint(0), vint(0)),
    ...members,
    header(vint(5), vint(0), vint(0)),
  ]);
}

/** A RAR 4 archive of one stored member (technote.txt of RAR 4). */
export function oldRarOf(path: string, bytes: Uint8Array): Uint8Array {
  const u16 = (value: number): Buffer => Buffer.from([value & 255, (value >> 8) & 255]);
  const block = (type: number, flags: number, fields: Buffer): Buffer => {
    const rest = Buffer.concat([Buffer.from([type]), u16(flags), u16(7 + fields.length), fields]);
    return Buffer.concat([u16(crc32(rest) & 0xffff), rest]);
  };
  const name = Buffer.from(path);
  const file = Buffer.concat([
    u32(bytes.length),
    u32(bytes.length),
    Buffer.from([3]),
    u32(crc32(bytes)),
    u32(0x5a8a0000),
    Buffer.from([20, 0x30]),
    u16(name.length),
    u32(0o100644),
    name,
  ]);
  return Buffer.concat([
    Buffer.from('526172211a0700', 'hex'),
    block(0x73, 0, Buffer.alloc(6)),
    block(0x74, 0x8000, file),
    Buffer.from(bytes),
    block(0x7b, 0x4000, Buffer.alloc(0)),
  ]);
}
