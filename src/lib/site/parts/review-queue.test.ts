import { expect, test } from 'vitest';
import { sampleReport } from '../../core/sample-report.ts';
import { reviewQueue } from './review-queue.ts';

test('the gravest first, then the most frequent; lists are bounded, counts are not', () => {
  const reports = [
    sampleReport({ id: 'r1', review: ['date-unknown'] }),
    sampleReport({ id: 'r2', review: ['date-unknown', 'truncated'] }),
    sampleReport({ id: 'r3', review: ['title-inferred'] }),
    sampleReport({ id: 'r4', review: [] }),
  ];
  const queue = reviewQueue(reports, 1);
  expect(queue.map(({ slug, count }) => [slug, count])).toEqual([
    ['truncated', 1],
    ['date-unknown', 2],
    ['title-inferred', 1],
  ]);
  expect(queue.map((group) => group.reports.map(({ id }) => id))).toEqual([['r2'], ['r1'], ['r3']]);
});
