/**
 * Six sets of tests: `unit`, beside the modules and over the annotated texts, which are quick; `integration`, which
 * build or ingest whole archives; `browser`, which open the built site in a real browser (`npm test` builds it first;
 * see tests/browser/setup.ts); `hosting`, which take minutes and web servers from the system (`npm run test:hosting`);
 * `engines`, which start a cluster of OpenSearch where Java is (`npm run test:engines`); and `scale`, which build
 * hundreds of reports again and again (`npm run test:scale`). The last three are no part of `npm test`.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/{corpus,figures,golden}/**/*.test.ts'],
          exclude: ['**/*.integration.test.ts'],
          // A busy machine is slow, not wrong.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'integration',
          include: [
            '{src,scripts}/**/*.integration.test.ts',
            'tests/!(browser|corpus|figures|golden)/**/*.test.ts',
          ],
          exclude: ['tests/hosting/deployed/**', 'tests/scale/full/**', 'tests/engines/**'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'hosting',
          include: ['tests/hosting/deployed/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'engines',
          include: ['tests/engines/**/*.test.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 3_600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'scale',
          include: ['tests/scale/full/**/*.test.ts'],
          testTimeout: 10_800_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/setup.ts',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A busy machine is slow, not wrong.
          expect: { poll: { timeout: 30_000 } },
          maxWorkers: 2,
        },
      },
    ],
  },
});
