/** Speaks to a desk as its page does, without a browser. */
import type { DecisionAnswer, DocumentView, QueueView } from '../../src/lib/desk/view.ts';
import type { RunningDesk } from './harness.ts';

export interface Client {
  queue(): Promise<QueueView>;
  document(id: string): Promise<DocumentView>;
  /** @throws Error with what the desk said */
  decide(reason: string, ...changes: readonly unknown[]): Promise<DecisionAnswer>;
  post(path: string, body?: unknown): Promise<DecisionAnswer>;
}

export async function connect({ url, origin }: RunningDesk): Promise<Client> {
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = await (await fetch(`${origin}/`, { headers: { cookie } })).text();
  const token = /name="desk-token" content="([0-9a-f]+)"/.exec(page)?.[1] ?? '';
  const answered = async <T>(response: Response): Promise<T> => {
    const body = (await response.json()) as T & { message?: string };
    if (!response.ok) throw new Error(body.message);
    return body;
  };
  const get = async <T>(path: string): Promise<T> =>
    answered<T>(await fetch(origin + path, { headers: { cookie } }));
  const post = async (path: string, body: unknown = {}): Promise<DecisionAnswer> =>
    answered(
      await fetch(origin + path, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json', 'x-desk-token': token },
        body: JSON.stringify(body),
      }),
    );
  return {
    queue: () => get('/queue'),
    document: (id) => get(`/documents/${id}`),
    decide: (reason, ...changes) => post('/decisions', { reason, changes }),
    post,
  };
}
