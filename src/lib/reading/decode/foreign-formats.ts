/** Formats that are known by name and not read, so that their markup never passes for the text of a report. */
import { z } from 'zod';
import { loadVocab } from '../../core/vocab.ts';
import { type Reading, refused } from './reading.ts';

const words = z.array(z.string().min(1)).min(1).optional();
const schema = z.strictObject({
  name: z.string().min(1),
  bytes: z.array(z.string().regex(/^(?:[0-9a-f]{2})+$/)).optional(),
  offset: z.int().positive().optional(),
  streams: words,
  parts: words,
  mimetypes: words,
  roots: words,
  start: z.string().optional(),
  advice: z.string().optional(),
});
type Format = z.infer<typeof schema>;

const formats = loadVocab('foreign-formats', z.array(schema).min(1));
const usualAdvice = '请另存为 docx、PDF 或网页后再收。';

const refusal = ({ name, advice = usualAdvice }: Format): Reading =>
  refused('unknown', 'unsupported-format', `文件是${name}，这种格式还不能读取；${advice}`);

const first = (matches: (format: Format) => boolean): Reading | null => {
  const format = formats.find(matches);
  return format === undefined ? null : refusal(format);
};

/** @returns a refusal that names the format of a binary file, null for an unknown one */
export function foreignBytes(bytes: Uint8Array): Reading | null {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('hex');
  return first(({ bytes: starts = [], offset = 0 }) =>
    starts.some((start) => head.startsWith(start, 2 * offset)),
  );
}

/** @param holds whether an OLE container has a stream of a name */
export const foreignOle = (holds: (stream: string) => boolean): Reading | null =>
  first(({ streams = [] }) => streams.some(holds));

/** @param names of the parts of a ZIP container; @param mimetype what its part `mimetype` says */
export const foreignZip = (names: ReadonlySet<string>, mimetype: string): Reading | null =>
  first(
    ({ parts = [], mimetypes = [] }) => mimetypes.includes(mimetype) || parts.some((name) => names.has(name)),
  );

/** Name of the root element, with its prefix, of what begins like XML. */
export function xmlRoot(text: string): string | null {
  const head = text
    .slice(0, 20_000)
    .replace(/^(?:\s|\ufeff|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?\s*>)*/i, '');
  return /^<([\p{L}_][\p{L}\p{N}_.:-]*)(?=[\s/>])/u.exec(head)?.[1] ?? null;
}

function isJson(text: string): boolean {
  const trimmed = text.trim();
  if (!/^[[{][\s\S]*[\]}]$/.test(trimmed)) return false;
  try {
    JSON.parse(trimmed);
    return true;
  } catch {
    return false;
  }
}

/** @returns a refusal that names the format of a text that is markup of another kind or data */
export function foreignText(text: string): Reading | null {
  const root = xmlRoot(text);
  const known = first(
    ({ roots = [], start }) =>
      (root !== null && roots.includes(root)) ||
      (start !== undefined && new RegExp(start).test(text.slice(0, 4096))),
  );
  if (known) return known;
  if (isJson(text)) return refusal({ name: '数据文件（JSON）' });
  return null;
}

/** XML of a kind that nobody knows. Ask it of what is neither a web page nor known. */
export function unknownXml(text: string): Reading | null {
  const root = /^\s*\ufeff?\s*<\?xml\b/.test(text) ? xmlRoot(text) : null;
  return root === null ? null : refusal({ name: `XML 数据（根元素 ${root.slice(0, 60)}）` });
}
