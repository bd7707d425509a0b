/** Values in an address that the archive does not have: a region, a kind or an issuer that is not there, and what may be meant. */
import type { Filters } from '../filters.ts';
import type { SearchRequest } from '../request.ts';
import { search } from '../search.ts';
import type { SearchIndex } from '../search-index.ts';
import { alikeOf, distance } from './spelling.ts';

export interface UnknownValue {
  readonly field: 'region' | 'kind' | 'issuer';
  readonly value: string;
  /** What may be meant, the likeliest first. */
  readonly meant: readonly { readonly label: string; readonly request: SearchRequest }[];
}

const mostMeant = 3;

/** Puts others in the place of a value. */
const withFilter = (
  request: SearchRequest,
  name: 'regions' | 'kinds',
  value: string,
  others: readonly string[],
): SearchRequest => {
  const filters: Filters = {
    ...request.filters,
    [name]: request.filters[name].flatMap((own) => (own === value ? others : [own])),
  };
  return { ...request, filters };
};

async function isRegion(index: SearchIndex, key: string): Promise<boolean> {
  if (!/^\d{6}/.test(key)) return false;
  const province = index.manifest.provinces.find((own) => own.key.slice(0, 2) === key.slice(0, 2));
  return province !== undefined && (await index.regions(key.slice(0, 2))).some((own) => own.key === key);
}

async function unknownRegion(
  index: SearchIndex,
  request: SearchRequest,
  value: string,
): Promise<UnknownValue> {
  const [{ places }, alike] = await Promise.all([index.lexicon(), index.alike().then(alikeOf)]);
  const near = places
    .map(([name, keys, label]) => {
      const part = name.includes(value) || value.includes(name);
      return { name, keys, label: label || name, cost: part ? 0.5 : distance(value, name, alike) };
    })
    .filter(({ cost }) => cost < Number.POSITIVE_INFINITY)
    .sort(
      (a, b) =>
        a.cost - b.cost || Math.abs(a.name.length - value.length) - Math.abs(b.name.length - value.length),
    );
  const seen = new Set<string>();
  const meant = near.filter(({ label }) => (seen.has(label) ? false : seen.add(label))).slice(0, mostMeant);
  return {
    field: 'region',
    value,
    meant: meant.map(({ label, keys }) => ({ label, request: withFilter(request, 'regions', value, keys) })),
  };
}

/** `other` has no name that a reader would type. */
async function unknownKinds(index: SearchIndex, kinds: readonly string[]): Promise<string[]> {
  const missing = kinds.filter((kind) => !(kind in index.manifest.counts.kinds) && kind !== 'other');
  if (missing.length === 0) return [];
  const names = new Set((await index.lexicon()).words.kinds.map(([, kind]) => kind));
  return missing.filter((kind) => !names.has(kind));
}

async function unknownKind(index: SearchIndex, request: SearchRequest, value: string): Promise<UnknownValue> {
  const { words } = await index.lexicon();
  const rows = words.kinds.filter(
    ([phrase, kind, label]) =>
      [phrase, label].some((own) => own.includes(value) || value.includes(own)) || kind.includes(value),
  );
  const byKind = new Map(rows.map(([, kind, label]) => [kind, label]));
  return {
    field: 'kind',
    value,
    meant: [...byKind]
      .slice(0, mostMeant)
      .map(([kind, label]) => ({ label, request: withFilter(request, 'kinds', value, [kind]) })),
  };
}

async function unknownIssuer(index: SearchIndex, request: SearchRequest): Promise<UnknownValue[]> {
  const value = request.fields.issuer.trim();
  const { words } = await index.lexicon();
  const organs = words.organs.filter(([phrase, issuer]) => phrase === value && issuer !== value);
  const names = [
    ...organs.map(([, issuer]) => issuer),
    ...(new Map(await index.synonyms()).get(value) ?? []),
  ];
  const requests = names
    .slice(0, mostMeant)
    .map((issuer) => ({ label: issuer, request: { ...request, fields: { ...request.fields, issuer } } }));
  const results = await Promise.all(requests.map((asked) => search(index, asked.request)));
  const meant = requests.filter((_, k) => (results[k]?.reports ?? 0) > 0);
  return meant.length > 0 ? [{ field: 'issuer', value, meant }] : [];
}

/**
 * @param request that finds nothing, regions as keys where their names are known
 * @throws IndexError when a file cannot be had
 */
export async function unknownValues(index: SearchIndex, request: SearchRequest): Promise<UnknownValue[]> {
  const { regions, kinds } = request.filters;
  const known = await Promise.all(regions.map((key) => isRegion(index, key)));
  const missing = regions.filter((_, k) => !known[k]);
  const others = await unknownKinds(index, kinds);
  return [
    ...(await Promise.all(missing.map((value) => unknownRegion(index, request, value)))),
    ...(await Promise.all(others.map((value) => unknownKind(index, request, value)))),
    ...(request.fields.issuer.trim() === '' ? [] : await unknownIssuer(index, request)),
  ];
}
