/** `npm run bench -- NAME`: runs one of the benchmarks of this folder; without a name, says which there are. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const benchmarks = {
  generate: 'writes made-up reports for other measurements',
  ingest: 'reading, beside remark; one and two threads',
  build: 'builds by stage and number of reports, beside other generators',
  search: 'recall, precision, bytes and time in a real browser, beside other engines',
  ocr: 'scans of known text, beside tesseract: characters, fields, figures, CPU',
  report: 'writes the table of docs/benchmarks.md from what the others left',
} as const;

const [name = '', ...args] = process.argv.slice(2);
if (!(name in benchmarks)) {
  const lines = Object.entries(benchmarks).map(
    ([key, what]) => `  npm run bench -- ${key}`.padEnd(28) + what,
  );
  console.log(`${name ? `There is no benchmark "${name}". ` : ''}Benchmarks:\n${lines.join('\n')}`);
  process.exit(name ? 2 : 0);
}
const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
