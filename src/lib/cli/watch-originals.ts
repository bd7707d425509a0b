/** `npm run watch`: asks the originals again and writes down what became of them. */
import { Command } from 'commander';
import { shown } from '../core/text/shown.ts';
import { type WatchResult, watchRound } from '../harvest/watch/round.ts';
import { Harvest } from './harvest-parts.ts';

export interface WatchCommandOptions {
  readonly only?: readonly string[];
  readonly allowPrivate?: true;
}

const more = `
Each address is asked once a day at most; a round that was interrupted goes on when it is started again. An original
counts as gone when its host says so on two days; no answer, or a barrier, says nothing.

Exit codes: 0 the round is complete, 1 a new version could not be taken in, 2 wrong usage.

Examples:
  npm run watch                           all documents whose address is known
  npm run watch -- --only r0123456789ab   one of them`;

export const watchCommand = (): Command =>
  new Command('watch')
    .description('Ask the published originals again: unchanged, changed, moved, gone, returned.')
    .option('--only <ID...>', 'look after these ids only')
    .option('--allow-private', 'also ask addresses of this machine and of private networks')
    .addHelpText('after', more)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

type Words = Readonly<Record<WatchResult['sight'] | WatchResult['events'][number]['what'], string>>;

const words: Words = {
  same: '未变',
  changed: '有变动',
  missing: '似已撤下，另日再看',
  unknown: '不明',
  moved: '已移到别处',
  gone: '无法访问',
  returned: '恢复访问',
};

/** The sight, or what it brought to light. */
const heard = ({ sight, events }: WatchResult): readonly (keyof Words)[] =>
  events.length > 0 ? events.map(({ what }) => what) : [sight];

/** @returns false when a new version could not be taken in */
export async function runWatch({ only, ...options }: WatchCommandOptions): Promise<boolean> {
  let isWhole = true;
  const counts = new Map<string, number>();
  const tell = (result: WatchResult): void => {
    const said = heard(result);
    for (const word of said) counts.set(words[word], (counts.get(words[word]) ?? 0) + 1);
    if (said[0] === 'same') return;
    const detail = [...said.map((word) => words[word]), result.detail]
      .filter((part) => part !== '')
      .join('，');
    process.stdout.write(`${shown(`${result.id} ${result.address} ${detail}`)}\n`);
  };
  await Harvest.run('npm run watch', options, async (harvest) => {
    const { fetcher, store, clock, inTurn, takeIn } = harvest;
    const { rawDir } = harvest.folders;
    const ids = only ? new Set(only) : null;
    await watchRound({ rawDir, fetcher, store, clock, inTurn, takeIn, only: ids }, tell);
    isWhole = harvest.isWhole;
  });
  const summary = [...counts].map(([word, n]) => `${word} ${n}`).join('，');
  process.stderr.write(`watch: ${summary === '' ? '今天没有要再看的' : summary}\n`);
  return isWhole;
}
