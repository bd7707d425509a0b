/** Prints scores and failures for people. */
import type { DocumentScore, Failure } from './score.ts';
import type { Summary } from './summary.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** One line for each measure: name, open part, held-out part; wrong values beside the field they belong to. */
export function scoreTable(open: Summary, heldOut: Summary): string {
  const names = Object.keys(open).filter((name) => !name.startsWith('wrong:') && name !== 'documents');
  const cell = (summary: Summary, name: string): string => {
    const wrong = summary[`wrong:${name}`];
    return `${percent(summary[name] ?? 0)}${wrong ? ` (wrong ${percent(wrong)})` : ''}`;
  };
  const rows = [
    ['', `open (${open.documents})`, `held out (${heldOut.documents})`],
    ...names.map((name) => [name, cell(open, name), cell(heldOut, name)]),
    ['wrong, all fields', percent(open['wrong:all'] ?? 0), percent(heldOut['wrong:all'] ?? 0)],
  ];
  return rows.map(([a = '', b = '', c = '']) => `${a.padEnd(20)}${b.padEnd(24)}${c}`).join('\n');
}

export function failureLines(scores: readonly DocumentScore[]): string {
  const line = ({ file, what, verdict, expected, got }: Failure): string =>
    `${file}: ${what} ${verdict}, expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;
  return scores.flatMap((score) => score.failures.map(line)).join('\n');
}
