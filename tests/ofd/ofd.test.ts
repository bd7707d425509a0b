/**
 * What a second, independent writer put into sixty files is read back: every character, in order, and the headings. The
 * bar is that of the project: characters and order whole, F1 of headings 0.98.
 */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Cleaned, RawDocument, Structured } from '../../src/lib/core/model.ts';
import { decode } from '../../src/lib/reading/decode/decode.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { headingsOf, wordsOf } from './draft.ts';
import { samples } from './structures.ts';

const raw = (bytes: Uint8Array): RawDocument => ({
  file: 'report.ofd',
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  origin: null,
  corrections: [],
});

const all = samples();

test('there are sixty of them, no two alike', () => {
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(new Set(all.map(({ bytes }) => raw(bytes).sha256)).size).toBe(all.length);
});

test.each(all.map((sample) => [sample.name, sample] as const))(
  'every character in order: %s',
  async (_, sample) => {
    const { format, blocks, messages } = await decode(raw(sample.bytes));
    expect(format).toBe('ofd');
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    const text = blocks.filter(({ hints }) => hints?.furniture === undefined).map((block) => block.text);
    expect(text.join('').replace(/\s+/g, '')).toBe(wordsOf(sample.pieces));
  },
);

test('headings and paragraphs', async () => {
  let [right, given, wanted] = [0, 0, 0];
  const faults: string[] = [];
  for (const { name, bytes, pieces } of all) {
    const stages = new Map<string, unknown>();
    await runPipeline(raw(bytes), (stage, document) => stages.set(stage, document));
    const { nodes } = stages.get('structure') as Structured & Cleaned;
    const found = nodes.flatMap((node) =>
      node.type === 'heading' ? [(node.marker?.text ?? '') + node.text] : [],
    );
    const expected = headingsOf(pieces);
    const hits = expected.filter((heading) => found.includes(heading)).length;
    [right, given, wanted] = [right + hits, given + found.length, wanted + expected.length];
    if (hits < expected.length || found.length > expected.length)
      faults.push(`${name}: ${found.join(' ')} | ${expected.join(' ')}`);
  }
  expect((2 * right) / (given + wanted), faults.join('\n')).toBeGreaterThanOrEqual(0.98);
});
