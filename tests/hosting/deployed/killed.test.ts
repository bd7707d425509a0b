/** Forty kills: twenty of the build, twenty of ingest. */
import { killCases } from '../lib/kill-cases.ts';

killCases({ kills: 20, timeout: 1_200_000, build: true });
