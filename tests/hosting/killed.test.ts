/** A few kills of ingest; `npm run test:hosting` tries forty, of the build too. */
import { killCases } from './lib/kill-cases.ts';

killCases({ kills: 2, timeout: 240_000, build: false });
