/**
 * OpenSearch beside the index of the site: the same answers, whatever fails. Needs Java 17, Maven and nginx; or a
 * cluster that is there, named by JUANZONG_ENGINE (compose.yml). JUANZONG_ENGINE_REPORTS says how many reports.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCorpus } from '../../scripts/bench/lib/search-corpus.ts';
import { loadOpenSearch } from '../../src/lib/publish/opensearch/load.ts';
import { openEngine, type Post } from '../../src/lib/search/query/engine/engine.ts';
import type { SearchRequest } from '../../src/lib/search/query/request.ts';
import { type SearchResult, search } from '../../src/lib/search/query/search.ts';
import { type EngineArchive, makeArchive } from './lib/archive.ts';
import { type Cluster, missingTools, startCluster } from './lib/cluster.ts';
import { type Gateway, isInstalled, startGateway } from './lib/gateway.ts';
import { sampleRequests } from './lib/requests.ts';

const reports = Number(process.env['JUANZONG_ENGINE_REPORTS'] ?? 3_000);
const queries = 600;
/** Entries of a list that are compared. */
const compared = 30;
const given = process.env['JUANZONG_ENGINE']?.split(',');
const missing =
  (given ? null : missingTools()) ?? (isInstalled('nginx') ? null : 'no nginx: apt-get install nginx-light');

const work = mkdtempSync(join(tmpdir(), 'engine-archive-'));
let archive: EngineArchive;
let requests: SearchRequest[];
let cluster: Cluster | null = null;
let gateway: Gateway;

const postTo =
  (address: string): Post =>
  async (body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(address, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };

describe.skipIf(missing !== null)(`OpenSearch${missing === null ? '' : ` (${missing})`}`, () => {
  beforeAll(async () => {
    archive = await makeArchive(work, reports, 1);
    requests = sampleRequests(readCorpus([archive.reports]), queries, 7);
    cluster = given ? null : await startCluster(3);
    const nodes = given ?? cluster?.nodes.map(({ address }) => address) ?? [];
    await loadOpenSearch(archive.engine, `http://${nodes[0]}`);
    gateway = await startGateway('nginx', nodes);
    await warmUp();
  });
  afterAll(async () => {
    gateway?.stop();
    await cluster?.stop();
    rmSync(work, { recursive: true, force: true });
  });

  /** Asks as the page does. */
  const ask = (request: SearchRequest, post: Post = postTo(gateway.address)): Promise<SearchResult> =>
    search({ ...archive.index, engine: openEngine(post) }, request);

  /** A cold engine may take longer than it is given; so may one on a busy machine. */
  const patient: Post = async (body) => {
    const post = postTo(gateway.address);
    for (let tries = 1; ; tries++) {
      const answer = (await post(body).catch((error: unknown) => {
        if (tries === 10) throw error;
        return { timed_out: true };
      })) as { readonly timed_out: boolean };
      if (!answer.timed_out || tries === 10) return answer;
    }
  };
  async function warmUp(): Promise<void> {
    for (const request of requests.slice(-20)) await ask(request, patient);
  }

  /** Where a word is too frequent for the files to load its places, they leave the distance out of the order. */
  const unknown = 1_000_000;

  /** Ids and occurrences in order; in the usual order all that it is made of, too. */
  async function entriesOf(result: SearchResult, { sort }: SearchRequest): Promise<unknown[]> {
    const found = await result.list(0, compared);
    return Promise.all(
      found.map(async ({ match, copies }) => {
        const ids = await Promise.all([match, ...copies].map(async (own) => (await result.fragment(own)).id));
        const { titleWords, headingWords, distance, count } = match;
        return [ids, count, ...(sort === 'relevance' ? [titleWords, headingWords, distance] : [])];
      }),
    );
  }

  const counted = ({ counts }: SearchResult) =>
    Object.fromEntries(
      Object.entries(counts).map(([name, values]) => [
        name,
        Object.fromEntries([...(values as ReadonlyMap<string | number, number>)].filter(([, n]) => n > 0)),
      ]),
    );

  test(`answers ${queries} searches as the files do`, async () => {
    const times: number[] = [];
    let finer = 0;
    for (const request of requests) {
      const [files, began] = [await search(archive.index, request), performance.now()];
      const engine = await ask(request, patient);
      times.push(performance.now() - began);
      const { reports: found, passages, entries, wording } = files;
      const told = JSON.stringify(request);
      expect(engine, told).toMatchObject({
        reports: found,
        passages,
        entries,
        wording,
        answeredBy: 'engine',
      });
      expect(counted(engine), told).toEqual(counted(files));
      if (files.found.some(({ match }) => match.distance === unknown)) finer++;
      else expect(await entriesOf(engine, request), told).toEqual(await entriesOf(files, request));
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
    console.log(
      `${reports} reports, ${requests.length} searches: ${at(0.5)} ms in the median, ${at(0.95)} ms p95;`,
    );
    console.log(`${finer} with a word so frequent that only the engine knows distances`);
    expect(finer).toBeLessThan(queries / 10);
  });

  test.skipIf(given)('a node that is killed is not noticed', async () => {
    const asked = requests.slice(0, 120);
    let failed = 0;
    const post = postTo(gateway.address);
    const counting: Post = (body) =>
      post(body).catch((error: unknown) => {
        failed++;
        throw error;
      });
    for (const [k, request] of asked.entries()) {
      if (k === 20) cluster?.nodes[1]?.process.kill('SIGKILL');
      const result = await ask(request, counting);
      expect(result.reports, request.text).toBe((await search(archive.index, request)).reports);
    }
    console.log(`${failed} requests failed when a node was killed; the files answered these`);
    expect((await ask(asked[0] as SearchRequest)).answeredBy).toBe('engine');
  });
});
