/** What the page of a report says of its original, when something became of it. */
import type { Site } from '../site.ts';
import { eventsOf, isPublished, stateBefore } from './original-events.ts';

export interface OriginalNotice {
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

/** @returns none when the original stands where it stood */
export function originalNotices(site: Site, id: string): OriginalNotice[] {
  const { to, wording, shelf } = site;
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
    const newer = last.version !== undefined && isPublished(site, last.version) ? last.version : null;
    const links =
      newer === null
        ? []
        : [
            // The page leads to what stands in its place anyhow.
            ...(shelf.get(id)?.by === newer ? [] : [{ label: t('original.later'), href: to.report(newer) }]),
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
      ...(shelf.get(before)?.by === id ? [] : [{ label: t('original.earlier'), href: to.report(before) }]),
      { label: t('original.compare'), href: to.compare(before, id) },
    ];
    notices.push({ text: t('original.replaced'), links });
  }
  return notices;
}
