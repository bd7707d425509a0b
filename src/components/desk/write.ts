/** Writes what was decided about the document that is shown. */
import { type Change, decide } from './api.ts';
import type { Stage } from './stage.ts';

/** The usual reason: the person compared with the original. */
export const compared = '与原件核对';

/** Writes a decision about the document that is shown, and shows what came of it. */
export async function write(stage: Stage, reason: string, edit: Change['edit']): Promise<void> {
  const { shown } = stage;
  if (shown) await stage.settle(await decide(reason, { id: shown.id, revision: shown.revision, edit }));
}
