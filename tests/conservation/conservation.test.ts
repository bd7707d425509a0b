/**
 * The law of conservation over every format: each character of the decoded text stands in the published Markdown or in
 * a removal with step, reason and place.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import type { Rendered } from '../../src/lib/core/model.ts';
import { decode } from '../../src/lib/reading/decode/decode.ts';
import { fixture, raw } from '../../src/lib/reading/decode/fixtures/samples.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { annotations, parts, render } from '../corpus/corpus.ts';
import { document, textOf, writers } from './documents.ts';

/** Each character with how often it stands in texts; white space, width and what is invisible do not count. */
function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  const bare = texts
    .join('')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .normalize('NFKD')
    .replace(/\s+/g, '');
  for (const character of bare) counts.set(character, (counts.get(character) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What may go from a file that holds a document and nothing else: what is recorded elsewhere, and numbers of pages. */
const recorded = new Set(
  'title letterhead label-table contents-list page-number page-structure control-characters'.split(' '),
);

function expectConserved(document: Rendered): void {
  const removed = document.edits.filter((edit) => edit.after === '');
  for (const edit of removed) {
    expect(edit).toMatchObject({
      step: expect.stringMatching(/^[a-z-]+$/),
      reason: expect.stringMatching(/./),
    });
    expect(edit.line).toBeGreaterThan(0);
  }
  const published = parseReport(document.markdown).sections.flatMap(({ heading, passages }) => [
    heading,
    ...passages.map(({ text }) => text),
  ]);
  const after = counted([...published, ...removed.map(({ before }) => before)]);
  expect(after).toEqual(counted(document.blocks.map(({ text }) => text)));
  expect(document.report.review).not.toContain('text-unaccounted');
  if (!document.inPage) expect(removed.filter(({ step }) => !recorded.has(step))).toEqual([]);
}

test.each(Object.keys(writers))(
  '%s made at random',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(document, async (pieces) => {
        const file = await writers[name]?.(pieces);
        expectConserved(await runPipeline(raw(file ?? '')));
      }),
      { seed: 20261130, numRuns: name === 'docx' ? 40 : 100 },
    );
  },
  120_000,
);

test.each(['docx', 'rtf', 'uof'])(
  '%s: every character that was written is read',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(document, async (pieces) => {
        const { blocks } = await decode(raw((await writers[name]?.(pieces)) ?? ''));
        const read = counted(blocks.map(({ text }) => text));
        // A table of labels and values gets colons.
        const missing = [...counted(textOf(pieces))].filter(([one, count]) => (read.get(one) ?? 0) < count);
        expect(missing).toEqual([]);
      }),
      { seed: 20261201, numRuns: name === 'docx' ? 40 : 100 },
    );
  },
  120_000,
);

test.each(['libreoffice-word97.doc', 'chromium-one-column.pdf', 'chromium-two-columns.pdf'])(
  '%s',
  async (name) => {
    const document = await runPipeline(raw(fixture(name)));
    expect(document.blocks.length).toBeGreaterThan(3);
    expectConserved(document);
  },
);

test.each(parts)(
  'the corpus: %s',
  async (part) => {
    for (const { file } of annotations(part)) {
      const document = await render(part, file);
      if (document) expectConserved(document);
    }
  },
  120_000,
);
