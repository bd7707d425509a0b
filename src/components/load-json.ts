/** Reads JSON files of the site, each at most once a visit. */

const files = new Map<string, Promise<unknown>>();

/** @throws Error when the file can not be had; it is asked for again the next time */
export function loadJson<T>(address: string): Promise<T> {
  const known = files.get(address);
  if (known) return known as Promise<T>;
  const asked = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json() as Promise<T>;
  });
  files.set(address, asked);
  asked.catch(() => files.delete(address));
  return asked;
}
