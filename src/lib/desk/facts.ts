/**
 * What lists show of a report: a few fields of its front matter, read without parsing all of it, because a queue of ten
 * thousand reports is to be there in seconds. Only for showing and finding; nothing that is read here is written.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Facts {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly source: string | null;
  /** Names from the province down. */
  readonly region: string | null;
  readonly regionCode: string | null;
  /** First and last day. */
  readonly period: string | null;
}

const unknown: Facts = {
  title: null,
  issuer: null,
  source: null,
  region: null,
  regionCode: null,
  period: null,
};

function scalar(text: string | undefined): string | null {
  if (text === undefined || text === 'null') return null;
  const value: unknown = /^["'|>]/.test(text) ? parse(text) : text;
  return value === null ? null : String(value);
}

/** @param markdown a file of `content/reports`, in the form that ingest writes */
export function factsOf(markdown: string): Facts {
  const end = markdown.indexOf('\n---', 3);
  const head = markdown.slice(0, end === -1 ? 0 : end + 1);
  const line = (pattern: string): string | null => {
    const [, text] = new RegExp(`^${pattern}: (.*)$`, 'm').exec(head) ?? [];
    return scalar(text);
  };
  const block = (name: string): string => new RegExp(`^${name}:\n((?: .*\n)*)`, 'm').exec(head)?.[1] ?? '';
  const inside = (text: string, name: string): string | null =>
    scalar(new RegExp(`^ {2}${name}: (.*)$`, 'm').exec(text)?.[1]);
  const region = block('region');
  const names = [...region.matchAll(/^ {4}- (.*)$/gm)].map(([, name]) => scalar(name) ?? '');
  const period = block('period');
  const [start, stop] = [inside(period, 'start'), inside(period, 'end')];
  return {
    title: line('title'),
    issuer: line('issuer'),
    source: line('source'),
    region: names.length > 0 ? names.join('') : null,
    regionCode: inside(region, 'code'),
    period: start && stop ? `${start}/${stop}` : null,
  };
}

/** @returns nothing known for a document that is not published */
export function readFacts(reportsDir: string, id: string): Facts {
  const path = join(reportsDir, `${id}.md`);
  return existsSync(path) ? factsOf(readFileSync(path, 'utf8')) : unknown;
}
