import { expect, test } from 'vitest';
import { swallowedMessage, swallowedOptions } from './npm-options.ts';

const options = ['only', 'out', 'dry-run', 'explain'];
const env = (values: Record<string, string>) => ({ npm_lifecycle_event: 'ingest', ...values });

test.each<[string, NodeJS.ProcessEnv, string[]]>([
  ['nothing', env({}), []],
  ['--only ID', env({ npm_config_only: 'r0123456789ab' }), ['--only r0123456789ab']],
  ['--dry-run', env({ npm_config_dry_run: 'true' }), ['--dry-run true']],
  ['an option that is off', env({ npm_config_dry_run: 'false', npm_config_out: '' }), []],
  ['an old setting of npm', env({ npm_config_only: 'production' }), []],
  ['not run by npm', { npm_config_only: 'r0123456789ab' }, []],
])('%s', (_, given, expected) => {
  expect(swallowedOptions(options, given).map(({ option, value }) => `--${option} ${value}`)).toEqual(
    expected,
  );
});

test('the message holds the line to write', () => {
  const swallowed = swallowedOptions(
    options,
    env({ npm_config_only: 'r0123456789ab', npm_config_dry_run: 'true' }),
  );
  expect(swallowedMessage('ingest', swallowed, ['a.html'])).toContain(
    'npm run ingest -- --only r0123456789ab --dry-run a.html',
  );
});
