/**
 * `npm test`: lint, types, unit and golden tests, build, browser tests. Stops at the first stage that fails;
 * the last line is always `N passed, N failed`.
 */
import { testStages } from '../src/lib/dev/test-stages.ts';

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

let passed = 0;
let failed = 0;
const began = performance.now();

for (const { name, run } of testStages) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const result = await run();
  passed += result.passed;
  failed += result.failed;
  console.log(`== ${name}: ${result.ok ? 'ok' : 'FAILED'} (${seconds(start)})`);
  if (!result.ok) {
    process.exitCode = 1;
    break;
  }
}

console.log(`\nAll stages that ran: ${seconds(began)}`);
console.log(`${passed} passed, ${failed} failed`);
