import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderStamps } from './folder-stamps.ts';

let work: string;
const site = () => join(work, 'site');
const memory = () => join(work, 'memory');
const names = new Set(['x', 'y']);

/** Long enough ago that no later change can carry the same time. */
function age(): void {
  utimesSync(join(site(), 'a'), 1_000_000_000, 1_000_000_000);
}

function remember(): void {
  const stamps = new FolderStamps(site(), memory());
  stamps.note('a', names);
  stamps.write();
}

const holds = (expected: ReadonlySet<string> = names) =>
  new FolderStamps(site(), memory()).holds('a', expected);

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'stamps-'));
  mkdirSync(join(site(), 'a'), { recursive: true });
  for (const name of names) writeFileSync(join(site(), 'a', name), name);
  age();
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

test('a folder that nobody changed is known to hold the same names, in any order', () => {
  expect(holds()).toBe(false);
  remember();
  expect(holds()).toBe(true);
  expect(holds(new Set(['y', 'x']))).toBe(true);
});

test('a folder that should hold other names is read again', () => {
  remember();
  expect(holds(new Set(['x']))).toBe(false);
  expect(holds(new Set(['x', 'z']))).toBe(false);
});

test('a folder in which a file came or went is read again', () => {
  remember();
  writeFileSync(join(site(), 'a', 'stranger'), '');
  expect(holds()).toBe(false);
  age();
  remember();
  rmSync(join(site(), 'a', 'stranger'));
  expect(holds()).toBe(false);
});

test('a folder that has just been changed is not remembered', () => {
  writeFileSync(join(site(), 'a', 'stranger'), '');
  remember();
  expect(holds()).toBe(false);
});

test('what is known stays known; what was not asked for goes; damage costs reading again', () => {
  remember();
  const stamps = new FolderStamps(site(), memory());
  expect(stamps.holds('a', names)).toBe(true);
  stamps.write();
  expect(holds()).toBe(true);
  new FolderStamps(site(), memory()).write();
  expect(holds()).toBe(false);
  remember();
  rmSync(memory(), { recursive: true });
  expect(holds()).toBe(false);
  expect(existsSync(memory())).toBe(false);
});
