/** Asks the desk's server; what went wrong comes as a sentence to show. */
import type { DecisionAnswer } from '../../lib/desk/view.ts';

const token = document.querySelector<HTMLMetaElement>('meta[name="desk-token"]')?.content ?? '';

/** The server refused, in words for the person at the desk. */
export class Refused extends Error {}

async function answered<T>(request: Promise<Response>): Promise<T> {
  const response = await request.catch(() => {
    throw new Refused('审阅台没有回应；请看终端里它是否还在运行。没有得到回应的操作没有写入。');
  });
  const body = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Refused(body.message ?? `审阅台回答 ${response.status}。`);
  return body;
}

export const ask = <T>(path: string): Promise<T> => answered<T>(fetch(path));

export const tell = <T>(path: string, body: unknown = {}): Promise<T> =>
  answered<T>(
    fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Desk-Token': token },
      body: JSON.stringify(body),
    }),
  );

/** What a person decided about a document; the server knows who and when. */
export interface Change {
  readonly id: string;
  readonly revision: string;
  readonly edit: { readonly type: string; readonly [key: string]: unknown };
}

export const decide = (reason: string, ...changes: readonly Change[]): Promise<DecisionAnswer> =>
  tell<DecisionAnswer>('/decisions', { reason, changes });
