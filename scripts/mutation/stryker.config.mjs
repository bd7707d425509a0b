import { folders } from './folders.mjs';

/**
 * Mutation testing of the rules (stryker-mutator.io). Run it as `npm run test:mutation -- FOLDER...`, which sets the
 * folders.
 */
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutation/vitest.config.mjs' },
  mutate: folders.flatMap((folder) => [`${folder}/**/*.ts`, `!${folder}/**/*.test.ts`]),
  thresholds: { high: 90, low: 80, break: 80 },
  // Types are checked by a stage of their own; without types nothing of a sandbox has to be parsed but the rules.
  disableTypeChecks: false,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  tempDirName: '.cache/mutation/sandbox',
  ignorePatterns: ['.cache', 'dist', 'shards', '.astro', 'content/raw', 'docs', 'public'],
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: '.cache/mutation/report.html' },
  allowConsoleColors: false,
};
