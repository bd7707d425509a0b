/** Runs something again whenever a file below some paths changes, until the program is ended. */
import { watch } from 'node:fs/promises';

/** Editors and browsers write a file in several steps; they count as one change. */
const quiet = 300;

export async function watchPaths(paths: readonly string[], run: () => Promise<unknown>): Promise<void> {
  process.stderr.write('ingest: watching for changes, Ctrl-C ends\n');
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(run);
    }, quiet);
  };
  await Promise.all(
    paths.map(async (path) => {
      for await (const _ of watch(path, { recursive: true })) changed();
    }),
  );
}
