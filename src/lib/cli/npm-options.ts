/**
 * `npm run ingest --only ID` without `--`: npm takes the option for its own, hands it to nobody and the command does
 * something else than was meant. It leaves a trace in the environment, but for values that npm refuses itself (`--only`
 * from npm 11 on): a run over all documents therefore says that it is one.
 */

/** Options of a command that change what it does and that npm leaves a trace of. */
export interface Swallowed {
  readonly option: string;
  readonly value: string;
}

/**
 * @param options long names without dashes
 * @param env of the process
 */
export function swallowedOptions(options: readonly string[], env: NodeJS.ProcessEnv): Swallowed[] {
  if (env['npm_lifecycle_event'] === undefined) return [];
  return options.flatMap((option) => {
    const value = env[`npm_config_${option.replaceAll('-', '_')}`];
    // `only=prod` is a setting of npm itself that older files of settings hold.
    if (!value || value === 'false' || (option === 'only' && /^prod(?:uction)?$/.test(value))) return [];
    return [{ option, value }];
  });
}

/** What to say to the person, with the line to write instead. */
export function swallowedMessage(
  command: string,
  swallowed: readonly Swallowed[],
  rest: readonly string[],
): string {
  const words = swallowed.flatMap(({ option, value }) => [
    `--${option}`,
    ...(value === 'true' ? [] : [value]),
  ]);
  const names = swallowed.map(({ option }) => `--${option}`).join('、');
  return `${names} 被 npm 当成了它自己的选项，没有传给 ${command}；什么也没有做。请在前面加上 --，写成：\n  npm run ${command} -- ${[...words, ...rest].join(' ')}\n`;
}
