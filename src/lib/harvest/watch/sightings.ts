/** What `source.yml` says of the original after each look at it. One look that finds no page proves nothing yet. */
import type { SightEvent, Source, Watched } from '../../archive/custody/source.ts';
import type { Sight } from './judge.ts';

/** Day on which the archive knows that the original was at its address. */
export const firstSight = ({ captured, received }: Pick<Source, 'captured' | 'received'>): string =>
  captured?.slice(0, 10) ?? received;

/** The last thing that happened to an original, null when nothing ever did. */
export const standing = (watched: Watched | undefined): SightEvent['what'] | null =>
  watched?.events.at(-1)?.what ?? null;

/** Where the original is to be looked for. */
export const currentAddress = ({ origin, watched }: Pick<Source, 'origin' | 'watched'>): string | null =>
  watched?.events.findLast(({ to }) => to !== undefined)?.to ?? origin;

export interface Noted {
  readonly watched: Watched;
  /** What this look brought to light. */
  readonly events: readonly SightEvent[];
}

/**
 * @param day of the look, ISO 8601
 * @returns null when the look says nothing
 */
export function note(
  source: Pick<Source, 'captured' | 'received' | 'watched'>,
  sight: Sight,
  day: string,
): Noted | null {
  const first = firstSight(source);
  const before = source.watched ?? { first, last: first, events: [] };
  const { missing, etag, modified, ...lasting } = before;
  const now = standing(before);
  const noted = (changes: Partial<Watched>, events: readonly SightEvent[]): Noted => ({
    watched: { ...lasting, ...changes, events: [...before.events, ...events] },
    events,
  });
  switch (sight.kind) {
    case 'same': {
      const { movedTo, validators } = sight;
      const named = validators ?? { etag, modified };
      const events: SightEvent[] = [];
      if (now === 'gone' || now === 'changed') events.push({ date: day, what: 'returned' });
      if (movedTo !== null) events.push({ date: day, what: 'moved', to: movedTo });
      return noted(
        {
          last: day,
          ...(named.etag === undefined ? {} : { etag: named.etag }),
          ...(named.modified === undefined ? {} : { modified: named.modified }),
        },
        events,
      );
    }
    case 'changed':
      return noted({}, [{ date: day, what: 'changed', version: sight.version }]);
    case 'missing':
      if (now === 'gone') return null;
      if (missing === undefined) return noted({ missing: day }, []);
      // A host may be in trouble for an afternoon; a second day makes it certain.
      return missing < day ? noted({}, [{ date: missing, what: 'gone' }]) : null;
    case 'unknown':
      return null;
  }
}
