/** Addresses whose content was taken down or moved. */
import { type Withdrawn, withdrawnPages } from '../../core/withdrawn.ts';
import { type PageSet, pageKind } from '../page.ts';

export type WithdrawnView = Withdrawn;

const kind = pageKind('[...path]', 'Withdrawn', { listed: false });

export const withdrawn: PageSet = {
  kinds: [kind],
  *pages() {
    for (const page of withdrawnPages()) yield { path: page.path, kind, view: (): WithdrawnView => page };
  },
};
