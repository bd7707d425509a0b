import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createProgress, type ProgressStream } from './progress.ts';

function recorder(isTTY: boolean): { stream: ProgressStream; written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, rows: 24 });
  let text = '';
  stream.on('data', (chunk) => {
    text += chunk;
  });
  return { stream, written: () => text };
}

afterEach(() => vi.useRealTimers());

describe('createProgress', () => {
  test('writes plain lines where there is no terminal, and not one for each step', () => {
    vi.useFakeTimers();
    const { stream, written } = recorder(false);
    const progress = createProgress({ title: 'ingest', total: 100, stream });
    for (let step = 0; step < 100; step += 1) {
      vi.advanceTimersByTime(100);
      progress.step(1, `file ${step}`);
    }
    progress.done();
    expect(written().split('\n')).toEqual([
      'ingest: 100 to do',
      'ingest: 50/100, 10/s, 5 s left file 49',
      'ingest: 100/100, 10/s, 0 s left file 99',
      'ingest: 100 of 100 done',
      '',
    ]);
  });

  test('says how far it came when it ends early', () => {
    const { stream, written } = recorder(false);
    const progress = createProgress({ title: 'ingest', total: 3, stream });
    progress.step();
    progress.done();
    expect(written()).toContain('ingest: 1 of 3 done');
  });

  test('draws a bar on a terminal and leaves the summary', () => {
    const { stream, written } = recorder(true);
    const progress = createProgress({ title: 'ingest', total: 2, stream });
    progress.step(2);
    progress.done('2 reports');
    expect(written()).toContain('2/2');
    expect(written()).toMatch(/2 reports\n$/);
  });
});
