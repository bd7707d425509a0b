/** The tests that a mutant of a rule has to get past: those beside the modules of its folder. */
import { defineConfig } from 'vitest/config';
import { folders } from './folders.mjs';

export default defineConfig({
  test: {
    include: folders.map((folder) => `${folder}/**/*.test.ts`),
    exclude: ['**/*.integration.test.ts'],
    testTimeout: 30_000,
  },
});
