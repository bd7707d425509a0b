/**
 * What a unit keeps of its reports in the cache: the texts as they are published, by the hash of what they were
 * made of, so that one changed report does not mean reading hundreds again; and their comparable lines, so that
 * a group is built without looking at a text. Each file is a list of lengths, then the bytes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Zone, zones } from '../format/stream.ts';

export interface TextOfReport {
  readonly key: string;
  /** The fragment as it is published, compressed. */
  readonly bytes: Uint8Array;
}

const storeFile = 'texts.bin';

/** @returns nothing for a folder without texts */
export function readTexts(dir: string): TextOfReport[] {
  const path = join(dir, storeFile);
  if (!existsSync(path)) return [];
  const all = readFileSync(path);
  let at = all.indexOf(10) + 1;
  return (JSON.parse(all.toString('utf8', 0, at)) as [string, number][]).map(([key, length]) => {
    at += length;
    return { key, bytes: all.subarray(at - length, at) };
  });
}

export function writeTexts(dir: string, texts: readonly TextOfReport[]): void {
  const head = JSON.stringify(texts.map(({ key, bytes }) => [key, bytes.length]));
  const parts = [Buffer.from(`${head}\n`), ...texts.map(({ bytes }) => bytes)];
  writeFileSync(join(dir, storeFile), Buffer.concat(parts));
}

const linesFile = 'lines.bin';

export function writeLines(dir: string, streams: readonly Readonly<Record<Zone, string>>[]): void {
  const lengths = streams.map((stream) => zones.map((zone) => stream[zone].length));
  const text = streams.map((stream) => zones.map((zone) => stream[zone]).join('')).join('');
  const all = Buffer.from(`${JSON.stringify(lengths)}\n${text}`, 'utf16le');
  writeFileSync(join(dir, linesFile), deflateRawSync(all, { level: 1 }));
}

export function readLines(dir: string): Record<Zone, string>[] {
  const all = inflateRawSync(readFileSync(join(dir, linesFile)));
  const head = all.indexOf('\n', 'utf16le');
  let at = head + 2;
  return (JSON.parse(all.toString('utf16le', 0, head)) as number[][]).map((lengths) => {
    const next = (length = 0) => {
      at += length * 2;
      return all.toString('utf16le', at - length * 2, at);
    };
    const [title, heading, issuer, number, body] = lengths;
    return {
      title: next(title),
      heading: next(heading),
      issuer: next(issuer),
      number: next(number),
      body: next(body),
    };
  });
}
