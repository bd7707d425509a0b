/** What the page of a report says of its original, when something became of it. */
import type { Site } from '../site.ts';
import { eventsOf, stateBefore } from './original-events.ts';

export interface OriginalNotice {
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

/** @returns none when the original stands where it stood */
export function originalNotices(site: Site, id: string): OriginalNotice[] {
  const { to, archive, wording } = site;
  const { t } = wording;
  const events = eventsOf(site, id);
  const last = events.at(-1);
  const moved = events.findLast(({ what }) => what === 'moved');
  const notices: OriginalNotice[] = [];
  if (last?.what === 'gone')
    notices.push({ text: t('original.gone', { month: wording.month(last.date) }), links: [] });
  else if (moved?.to)
    notices.push({ text: t('original.moved'), links: [{ label: moved.to, href: moved.to }] });
  if (last?.what === 'changed') {
    const newer = last.version !== undefined && archive.byId.has(last.version) ? last.version : null;
    const links =
      newer === null
        ? []
        : [
            { label: t('original.later'), href: to.report(newer) },
            { label: t('original.compare'), href: to.compare(id, newer) },
          ];
    notices.push({
      text: t('original.changed', { month: wording.month(last.date) }),
      links,
    });
  }
  const before = stateBefore(site, id);
  if (before !== null) {
    const links = [
      { label: t('original.earlier'), href: to.report(before) },
      { label: t('original.compare'), href: to.compare(before, id) },
    ];
    notices.push({ text: t('original.replaced'), links });
  }
  return notices;
}
