/** What the page of a report says of its original, when something became of it. */
import { formatMonth } from '../../core/display-dates.ts';
import type { Site } from '../site.ts';
import { eventsOf, stateBefore } from './original-events.ts';

export interface OriginalNotice {
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

/** @returns none when the original stands where it stood */
export function originalNotices(site: Site, id: string): OriginalNotice[] {
  const { to, archive } = site;
  const events = eventsOf(site, id);
  const last = events.at(-1);
  const moved = events.findLast(({ what }) => what === 'moved');
  const notices: OriginalNotice[] = [];
  if (last?.what === 'gone')
    notices.push({ text: `原件${formatMonth(last.date)}起无法访问，本库保存有副本。`, links: [] });
  else if (moved?.to)
    notices.push({ text: '原件已移到别处：', links: [{ label: moved.to, href: moved.to }] });
  if (last?.what === 'changed') {
    const newer = last.version !== undefined && archive.byId.has(last.version) ? last.version : null;
    const links =
      newer === null
        ? []
        : [
            { label: '后来的版本', href: to.report(newer) },
            { label: '两者对照', href: to.compare(id, newer) },
          ];
    notices.push({
      text: `原件所在的网页已有变动（${formatMonth(last.date)}见到），这是此前的版本。`,
      links,
    });
  }
  const before = stateBefore(site, id);
  if (before !== null) {
    const links = [
      { label: '此前的版本', href: to.report(before) },
      { label: '两者对照', href: to.compare(before, id) },
    ];
    notices.push({ text: '网页上此前的版本与此不同，本库也有保存。', links });
  }
  return notices;
}
