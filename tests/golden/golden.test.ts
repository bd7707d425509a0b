/**
 * The archive's own reports, end to end: what a careful reader finds in them (`facts.yml`, read by hand), what was
 * taken out of the body (`removed.txt`, reviewed), and the published Markdown itself.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readCustody } from '../../src/lib/archive/custody/custody.ts';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { bareForm } from '../../src/lib/core/text/lines.ts';
import { projectRoot } from '../../src/lib/core/vocab.ts';

const factsSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()),
  headings: z.record(
    z.string(),
    z.strictObject({
      all: z.array(z.string()).optional(),
      count: z.number().optional(),
      first: z.string().optional(),
      last: z.string().optional(),
    }),
  ),
  notInBody: z.array(z.string()),
  notALine: z.array(z.string()).optional(),
});

const root = projectRoot();
const golden = join(root, 'tests', 'golden');
const cases = readdirSync(golden).filter((name) => existsSync(join(golden, name, 'facts.yml')));

test('every report of the archive that has been read by hand is still there', () => {
  expect(cases.length).toBeGreaterThanOrEqual(5);
});

describe.each(cases)('%s', (id) => {
  const facts = factsSchema.parse(parse(readFileSync(join(golden, id, 'facts.yml'), 'utf8')));
  const published = readFileSync(join(root, 'content', 'reports', `${id}.md`), 'utf8');
  const run = async () => runPipeline(await readCustody(join(root, 'content', 'raw'), id));

  test('metadata', async () => {
    const { report } = await run();
    const { kind, ...rest } = facts.metadata;
    expect(report).toMatchObject({ ...rest, kind });
  });

  test('headings by level', async () => {
    const { sections } = parseReport((await run()).markdown);
    for (const [level, expected] of Object.entries(facts.headings)) {
      const labels = sections.filter((section) => section.level === Number(level)).map(({ label }) => bareForm(label));
      if (expected.all) expect(labels).toEqual(expected.all.map(bareForm));
      if (expected.count !== undefined) expect(labels).toHaveLength(expected.count);
      if (expected.first) expect(labels.at(0)).toBe(bareForm(expected.first));
      if (expected.last) expect(labels.at(-1)).toBe(bareForm(expected.last));
    }
  });

  test('page furniture is not in the body, and the edit log says what was removed', async () => {
    const document = await run();
    const lines = parseReport(document.markdown).sections.flatMap(({ heading, passages }) => [
      heading,
      ...passages.map(({ text }) => text),
    ]);
    const body = bareForm(lines.join('\n'));
    for (const text of facts.notInBody) expect(body).not.toContain(bareForm(text));
    for (const text of facts.notALine ?? []) expect(lines.map(bareForm)).not.toContain(bareForm(text));
    const removed = document.edits
      .filter(({ after }) => after === '')
      .map(({ line, step, reason, before }) => `${line}\t${step}\t${reason}\t${before.trim()}\n`)
      .join('');
    await expect(removed).toMatchFileSnapshot(join(golden, id, 'removed.txt'));
  });

  test('nothing of the text is lost: raw text = body + what the log took out', async () => {
    const document = await run();
    const body = document.nodes.map((node) =>
      node.type === 'heading' ? (node.marker?.text ?? '') + node.text : node.type === 'table' ? node.rows.flat().join('') : node.text,
    );
    const removed = document.removed.map(({ text }) => text);
    const count = (texts: readonly string[]) => {
      const counts = new Map<string, number>();
      for (const character of bareForm(texts.join('')).replace(/[。:]/g, '')) counts.set(character, (counts.get(character) ?? 0) + 1);
      return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    };
    expect(count([...body, ...removed])).toEqual(count(document.blocks.map(({ text }) => text)));
  });

  test('the published Markdown is what the pipeline makes', async () => {
    expect((await run()).markdown).toBe(published);
  });
});
