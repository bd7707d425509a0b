import { expect, test } from 'vitest';
import { headersFor } from './header-rules.ts';

test.each(['index.html', 'reports/r00000000000a/index.html', 'data/reports.csv', 'raw/r00000000000a/a.pdf'])(
  '%s is for secure connections alone, once it came by one, and is what it says it is',
  (path) => {
    expect(headersFor(path)).toMatchObject({
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Content-Type-Options': 'nosniff',
    });
  },
);
