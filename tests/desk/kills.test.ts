/** A desk that is killed while it writes loses nothing that it had confirmed, and leaves nothing half done. */

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { history } from '../../src/lib/archive/acts/acts.ts';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import { connect } from './client.ts';
import { makeProject, type Project, startDesk } from './harness.ts';
import { counties, reportLines, toldOf } from './reports.ts';

const kills = 40;
/** A decision takes about as long on a quiet machine. */
const longestWait = 120;

/** Park and Miller's generator. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
}

let project: Project;
let ids: string[];
beforeAll(async () => {
  project = makeProject();
  ids = await project.plant(
    counties(6).map((place, i) => ({ file: `${i}.txt`, text: reportLines(toldOf(place, i)).join('\n') })),
  );
});
afterAll(() => project?.remove());

test(`${kills} kills`, async () => {
  const next = random(7);
  const confirmed = new Map<string, string>();
  let [confirmations, inFlight] = [0, new Map<string, string>()];
  for (let kill = 0; kill <= kills; kill++) {
    const desk = await startDesk(project.root);
    const client = await connect(desk);
    for (const id of ids) {
      const { corrections } = await project.source(id);
      const subject = corrections.find(({ field }) => field === 'subject')?.value ?? null;
      expect([confirmed.get(id) ?? null, inFlight.get(id) ?? null]).toContain(subject);
      expect(parseReport(project.markdown(id)).report.subject).toBe(subject);
      if (typeof subject === 'string') confirmed.set(id, subject);
    }
    inFlight = new Map();
    if (kill === kills) {
      await desk.stop();
      break;
    }
    // A desk is killed while it writes, not while it starts.
    const warm = Promise.withResolvers<void>();
    const writing = (async () => {
      for (let n = 0; ; n++) {
        const id = ids[(kill + n) % ids.length] ?? '';
        const value = `第${kill}次第${n}件`;
        const { revision } = await client.document(id);
        inFlight.set(id, value);
        await client.decide('随机中止的试验', {
          id,
          revision,
          edit: { type: 'correct', field: 'subject', value },
        });
        confirmed.set(id, value);
        inFlight.delete(id);
        confirmations++;
        warm.resolve();
      }
    })().catch(() => undefined);
    await warm.promise;
    await sleep(next() * longestWait);
    desk.process.kill('SIGKILL');
    await writing;
  }
  const { acts } = history(project.root);
  expect(acts.length).toBeGreaterThanOrEqual(confirmations);
  expect(acts.length).toBeLessThanOrEqual(confirmations + kills);
  expect(confirmations).toBeGreaterThanOrEqual(kills);
}, 300_000);
