/** Says in Chinese what is wrong in a `source.yml`: the place, what stands there, what was expected, what to write. */
import { z } from 'zod';
import { loadVocab } from '../../core/vocab.ts';

const entry = z.strictObject({
  label: z.string(),
  expected: z.string(),
  /** As YAML; null when a person writes nothing there. */
  example: z.string().nullable(),
});
const table = z.record(z.string(), entry);
const words = loadVocab('source-fields', z.strictObject({ record: table, parts: table, values: table }));

type Path = readonly PropertyKey[];

/** What stands in the file, short enough for a message. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], data);

/** `corrections 第 1 条的 value（发布日期）`. */
function placeOf([list, item, part]: Path, label: string): string {
  if (list === undefined) return '整个文件';
  if (typeof item !== 'number') return `${String(list)}（${label}）`;
  const inside = part === undefined ? '' : `的 ${String(part)}`;
  return `${String(list)} 第 ${item + 1} 条${inside}（${label}）`;
}

/** A field that is none: its name, and those that there are. */
function strangers(issue: z.core.$ZodIssueUnrecognizedKeys): string {
  const at = issue.path.length === 0 ? '' : `${placeOf(issue.path, wordsOf(issue.path, undefined).label)}里`;
  const known = Object.keys(issue.path.length === 0 ? words.record : words.parts);
  return `${at}有不认识的字段 ${issue.keys.join('、')}；可用的字段是 ${known.join('、')}；请改正或删去`;
}

function wordsOf([list, item, part]: Path, corrected: unknown): z.infer<typeof entry> {
  const value = part === 'value' && typeof corrected === 'string' ? words.values[corrected] : undefined;
  const own = typeof item === 'number' && part !== undefined ? words.parts[String(part)] : undefined;
  return value ?? own ?? words.record[String(list)] ?? noWords;
}

const noWords = { label: '记录', expected: '字段和值，每行一个', example: null };

/** @param data of the file, to quote from */
export function explainIssue(issue: z.core.$ZodIssue, data: unknown): string {
  if (issue.code === 'unrecognized_keys') return strangers(issue);
  const path = issue.path.slice(0, 3);
  const params = issue.code === 'custom' ? (issue.params as { detail?: string | null }) : undefined;
  const field = valueAt(data, [...path.slice(0, 2), 'field']);
  const { label, expected, example } = wordsOf(path, field);
  // What a rule of ours found wrong says by itself what would be right.
  if (params?.detail) return `${placeOf(path, label)}：${params.detail}`;
  const found = valueAt(data, path);
  const stands = found === undefined ? '没有写' : `写的是 ${quoted(found)}`;
  const wanted = path[2] === 'field' ? `${expected}（${Object.keys(words.values).join('、')}）` : expected;
  const write =
    example === null
      ? ''
      : `；例如写成 ${String(path.findLast((key) => typeof key === 'string') ?? '')}: ${example}`;
  return `${placeOf(path, label)}${stands}；应为${wanted}${write}`;
}
