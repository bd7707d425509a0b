import { describe, expect, it } from 'vitest';
import type { Watched } from '../../archive/custody/source.ts';
import type { Sight } from './judge.ts';
import { currentAddress, note } from './sightings.ts';

const source = { received: '2026-01-05', captured: '2026-01-03T08:00:00Z' };
const same: Sight = { kind: 'same', movedTo: null, validators: { etag: '"1"' } };
const notModified: Sight = { kind: 'same', movedTo: null, validators: null };
const missing: Sight = { kind: 'missing', why: '404' };
const unknown: Sight = { kind: 'unknown', why: '503' };
const changed: Sight = { kind: 'changed', version: 'r0123456789ab' };
const moved: Sight = { ...same, movedTo: 'https://b.example/' };

/** The record after looks on the first days of months. */
function after(...sights: Sight[]): Watched | undefined {
  return sights.reduce<Watched | undefined>(
    (watched, sight, k) =>
      note({ ...source, ...(watched && { watched }) }, sight, `2026-0${k + 2}-01`)?.watched ?? watched,
    undefined,
  );
}
const told = (...sights: Sight[]): string[] =>
  (after(...sights)?.events ?? []).map(({ date, what }) => `${date} ${what}`);

describe('what happened to an original', () => {
  it.each<[string, Sight[], string[]]>([
    ['nothing', [same, same], []],
    ['one look without a page', [missing], []],
    ['no page, then there again', [missing, same, missing], []],
    ['no page on two days', [same, missing, missing], ['2026-03-01 gone']],
    ['trouble in between', [missing, unknown, missing, missing], ['2026-02-01 gone']],
    ['trouble alone', [unknown, unknown, unknown], []],
    ['gone is told once', [missing, missing, missing, missing], ['2026-02-01 gone']],
    ['back again', [missing, missing, same, same], ['2026-02-01 gone', '2026-04-01 returned']],
    ['changed, and back as it was', [changed, same], ['2026-02-01 changed', '2026-03-01 returned']],
    ['moved', [moved, same], ['2026-02-01 moved']],
    [
      'back at another place',
      [missing, missing, moved],
      ['2026-02-01 gone', '2026-04-01 returned', '2026-04-01 moved'],
    ],
  ])('%s', (_, sights, events) => {
    expect(told(...sights)).toEqual(events);
  });

  it('is no proof within a day', () => {
    const { watched } = note(source, missing, '2026-02-01') ?? {};
    expect(note({ ...source, ...(watched && { watched }) }, missing, '2026-02-01')).toBeNull();
  });

  it('has a first and a last day, and how the host names what it saw', () => {
    expect(after(same, unknown, missing)).toEqual({
      first: '2026-01-03',
      last: '2026-02-01',
      missing: '2026-04-01',
      events: [],
    });
    expect(after(same, notModified)?.etag).toBe('"1"');
    expect(after(same)).toEqual({ first: '2026-01-03', last: '2026-02-01', etag: '"1"', events: [] });
    expect(note({ received: '2026-01-05' }, missing, '2026-02-01')?.watched.last).toBe('2026-01-05');
  });

  it('is looked for where it moved to', () => {
    const origin = 'https://a.example/';
    const watched = after(moved, missing, missing);
    expect(currentAddress({ origin, ...(watched && { watched }) })).toBe('https://b.example/');
    expect(currentAddress({ origin })).toBe(origin);
  });
});
