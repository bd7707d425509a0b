import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOnce } from './vocab.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vocab-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kept = () => join(folder, 'kinds.json');
const ask = (text: string) => parseOnce(folder, 'kinds', text);

describe('vocabularies that were parsed before', () => {
  it('say what their text says now', () => {
    expect(ask('a: [1, 二]\n')).toEqual({ a: [1, '二'] });
    expect(ask('a: [1, 二]\n')).toEqual({ a: [1, '二'] });
    expect(ask('a: null\n')).toEqual({ a: null });
    expect(ask('a: [1, 二]\n')).toEqual({ a: [1, '二'] });
    expect(readdirSync(folder)).toEqual(['kinds.json']);
  });

  it('are taken from what was kept', () => {
    ask('a: 1\n');
    const { ino } = statSync(kept());
    expect(ask('a: 1\n')).toEqual({ a: 1 });
    expect(statSync(kept()).ino).toBe(ino);
  });

  it('are not taken from what was changed there', () => {
    ask('a: 1\n');
    writeFileSync(kept(), readFileSync(kept(), 'utf8').replace('"a":1', '"a":2'));
    expect(ask('a: 1\n')).toEqual({ a: 1 });
    expect(readFileSync(kept(), 'utf8')).toContain('"a":1');
  });

  it('are parsed again when that is damaged or cannot be kept', () => {
    ask('a: 1\n');
    writeFileSync(kept(), readFileSync(kept(), 'utf8').slice(0, -5));
    expect(ask('a: 1\n')).toEqual({ a: 1 });
    expect(parseOnce(kept(), 'kinds', 'a: 1\n')).toEqual({ a: 1 });
  });
});
