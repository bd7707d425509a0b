import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { annotations, baselineFile, type Part, parts, scoreParts } from './corpus.ts';
import { annotate } from './make/annotate.ts';
import { parseDraft } from './make/draft.ts';
import type { DocumentScore } from './score.ts';
import { falls, type Summary, summarise } from './summary.ts';

const baseline = JSON.parse(readFileSync(baselineFile, 'utf8')) as Record<Part, Summary>;

describe('the corpus', () => {
  const all = parts.flatMap(annotations);

  it('is large enough and a third of it is held out', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(annotations('held-out').length).toBe(Math.floor(all.length / 3));
  });

  it('holds fifteen documents that are more than a UTF-8 text', () => {
    const real = all.filter((a) => a.format !== 'txt' || a.encoding !== 'utf-8');
    expect(real.length).toBeGreaterThanOrEqual(15);
    expect(new Set(real.map((a) => a.format)).size).toBeGreaterThanOrEqual(6);
  });

  it('is annotated as its drafts say', () => {
    const folder = join(import.meta.dirname, 'drafts');
    const drafts = readdirSync(folder).map((name) =>
      parseDraft(name, readFileSync(join(folder, name), 'utf8')),
    );
    expect(drafts.length).toBe(all.length);
    for (const draft of drafts) {
      const name = draft.name.replace('.txt', '');
      const annotation = all.find((a) => a.file.startsWith(`${name}.`));
      expect(annotation).toEqual(annotate(draft, annotation?.file ?? ''));
    }
  });
});

describe('the pipeline over the corpus', () => {
  let scores: Record<Part, DocumentScore[]>;

  beforeAll(async () => {
    scores = await scoreParts();
  }, 120_000);

  it.each(parts)('is nowhere worse than the baseline: %s', (part) => {
    expect(falls(baseline[part], summarise(scores[part]))).toEqual([]);
  });
});
