/** Loads what `writeOpenSearch` wrote into a cluster: the new index beside the old one, then the switch. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { engineAlias, filesIn, readSwitch } from './write-opensearch.ts';

async function send(
  address: string,
  method: string,
  body?: string,
  type = 'application/json',
): Promise<unknown> {
  const response = await fetch(address, {
    method,
    ...(body !== undefined && { body, headers: { 'content-type': type } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text.slice(0, 500)}`);
  return text.startsWith('{') ? JSON.parse(text) : text;
}

interface BulkAnswer {
  readonly errors: boolean;
  readonly items: readonly { readonly index: { readonly error?: unknown; readonly _id: string } }[];
}

function requireAllTaken(path: string, { errors, items }: BulkAnswer): void {
  if (!errors) return;
  const refused = items.find(({ index }) => index.error)?.index;
  throw new Error(`${basename(path)}: ${refused?._id} was refused: ${JSON.stringify(refused?.error)}`);
}

type Indices = Readonly<Record<string, { readonly aliases: Readonly<Record<string, unknown>> }>>;

/** Indices of this archive, with what they are also called. */
const knownIndices = async (cluster: string): Promise<Indices> =>
  (await send(`${cluster}/${engineAlias}-*?allow_no_indices=true`, 'GET')) as Indices;

/**
 * @param cluster address of a node, such as http://127.0.0.1:9200
 * @param tell is called with the number of bulk files that were taken, and all of them
 * @returns name of the index that answers now
 * @throws Error when the cluster refuses something; the index that answered before still does
 */
export async function loadOpenSearch(
  dir: string,
  cluster: string,
  tell: (done: number, all: number) => void = () => undefined,
): Promise<string> {
  const { index, reports, actions } = readSwitch(dir);
  const before = await knownIndices(cluster);
  const same = before[index];
  if (same && engineAlias in same.aliases) return index;
  // What a load that was broken off left.
  if (same) await send(`${cluster}/${index}`, 'DELETE');
  await send(`${cluster}/${index}`, 'PUT', readFileSync(join(dir, 'index.json'), 'utf8'));
  const files = filesIn(dir, 'bulk');
  for (const [k, path] of files.entries()) {
    const answer = await send(
      `${cluster}/${index}/_bulk`,
      'POST',
      readFileSync(path, 'utf8'),
      'application/x-ndjson',
    );
    requireAllTaken(path, answer as BulkAnswer);
    tell(k + 1, files.length);
  }
  await send(`${cluster}/${index}/_refresh`, 'POST');
  const { count } = (await send(`${cluster}/${index}/_count`, 'GET')) as { count: number };
  if (count !== reports) throw new Error(`${index} holds ${count} of ${reports} reports`);
  for (const path of filesIn(dir, 'scripts')) {
    await send(`${cluster}/_scripts/${basename(path, '.json')}`, 'PUT', readFileSync(path, 'utf8'));
  }
  await send(`${cluster}/_aliases`, 'POST', JSON.stringify({ actions }));
  for (const old of Object.keys(before)) if (old !== index) await send(`${cluster}/${old}`, 'DELETE');
  return index;
}
