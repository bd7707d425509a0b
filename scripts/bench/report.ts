/** `npm run bench -- report`: takes over what benchmarks left and writes the table of docs/benchmarks.md. */
import { existsSync, writeFileSync } from 'node:fs';
import { leftResults, mergeResults, readResults, resultPage, resultsFile, tableFile } from './lib/results.ts';

const before = existsSync(resultsFile) ? readResults(resultsFile) : [];
const fresh = leftResults();
const results = mergeResults([...before, ...fresh]);
writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
writeFileSync(tableFile, resultPage(results));
console.log(`docs/benchmarks.md: ${results.length} results, ${fresh.length} of them taken over from .cache`);
