/** Prints scores and failures for people. */
import type { DocumentScore, Failure } from './score.ts';
import type { Summary } from './summary.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Shares of one measure: right, wrong and unknown for a field, one share for the others. */
function cell(summary: Summary, name: string): string {
  const right = summary[name] ?? 0;
  const wrong = summary[`wrong:${name}`];
  // What is neither right nor wrong was not given although the document says it.
  return wrong === undefined
    ? percent(right)
    : [right, wrong, Math.max(0, 1 - right - wrong)].map(percent).join(' / ');
}

/** One line for each measure: name, open part, held-out part. */
export function scoreTable(open: Summary, heldOut: Summary): string {
  const names = Object.keys(open).filter((name) => !name.startsWith('wrong:') && name !== 'documents');
  const rows = [
    ['right / wrong / unknown', `open (${open.documents})`, `held out (${heldOut.documents})`],
    ...names.map((name) => [name, cell(open, name), cell(heldOut, name)]),
    ['wrong, all fields', percent(open['wrong:all'] ?? 0), percent(heldOut['wrong:all'] ?? 0)],
  ];
  return rows.map(([a = '', b = '', c = '']) => `${a.padEnd(26)}${b.padEnd(28)}${c}`).join('\n');
}

export function failureLines(scores: readonly DocumentScore[]): string {
  const line = ({ file, what, verdict, expected, got }: Failure): string =>
    `${file}: ${what} ${verdict}, expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;
  return scores.flatMap((score) => score.failures.map(line)).join('\n');
}
