import type { RawDocument } from '../../core/model.ts';
import type { SourceFormat } from '../../core/schema.ts';
import { foreignZip } from './foreign-formats.ts';
import { limits } from './limits.ts';
import { isOdf, readOdf } from './odf/read-odf.ts';
import { readOfd } from './ofd/read-ofd.ts';
import { type Reading, refused, tooLarge } from './reading.ts';
import { readXlsx } from './sheet/read-xlsx.ts';
import { readUof } from './uof/read-uof.ts';
import { readDocx } from './word/read-docx.ts';
import { Archive, TooLarge } from './zip.ts';

const filesNamed = 5;

async function open(raw: RawDocument): Promise<Archive | Reading> {
  try {
    return await Archive.open(raw.bytes);
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge('unknown', raw.bytes.length, limits.container);
    return refused(
      formatByStart(raw.bytes),
      'damaged-file',
      '压缩容器不完整或已损坏（可能没有下载完）；请重新下载后再收。',
    );
  }
}

/** The first parts of a document are named near its start, also when the end is lost. */
function formatByStart(bytes: Uint8Array): SourceFormat {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 64 * 1024));
  if (/\[Content_Types\]\.xml|word\//.test(start)) return 'docx';
  return /OFD\.xml|Doc_0\//.test(start) ? 'ofd' : 'unknown';
}

const encrypted = (format: SourceFormat): Reading =>
  refused(format, 'encrypted', '文档已加密，无法读取；请取得未加密的版本后再收。');

/** Parts that only encrypted OFD packages have (GM/T 0099). */
const isKeyPart = (name: string): boolean => /(?:^|\/)(?:encryptions|decryptseed)\.(?:xml|dat)$/i.test(name);

/** Reads what comes in a ZIP container: Word documents, workbooks, OpenDocument, OFD; others are named and refused. */
export async function readZip(raw: RawDocument): Promise<Reading> {
  const archive = await open(raw);
  if (!(archive instanceof Archive)) return archive;
  const names = new Set(archive.names());
  if (names.has('word/document.xml')) {
    return archive.encrypted ? encrypted('docx') : readDocx(archive);
  }
  if ([...names].some((name) => /^\/?OFD\.xml$/i.test(name))) {
    return archive.encrypted || [...names].some(isKeyPart) ? encrypted('ofd') : readOfd(archive);
  }
  if (names.has('xl/workbook.xml')) return readXlsx(archive);
  if (names.has('uof.xml')) return readUof(archive);
  const mimetype = new TextDecoder()
    .decode((await archive.read('mimetype').catch(() => null)) ?? new Uint8Array())
    .trim();
  if (isOdf(mimetype)) return readOdf(archive);
  const foreign = foreignZip(names, mimetype);
  if (foreign) return foreign;
  const files = [...names].filter((name) => !name.endsWith('/')).slice(0, filesNamed);
  return refused(
    'unknown',
    'unsupported-format',
    `文件是压缩包（ZIP），里面有 ${names.size} 项：${files.join('、')}${names.size > files.length ? ' 等' : ''}；请把压缩包本身交给 ingest，里面的文件会逐个收入。`,
  );
}
