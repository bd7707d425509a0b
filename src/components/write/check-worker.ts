/** Reads a draft by the rules of the archive, apart from the page: they take a second to load and to run. */
import { checkDraft, type DraftCheck, type DraftContext } from '../../lib/site/write/check-draft.ts';

export interface CheckTask {
  readonly text: string;
  readonly context: DraftContext;
}

addEventListener('message', ({ data: { text, context } }: MessageEvent<CheckTask>) => {
  const answer: DraftCheck = checkDraft(text, context);
  postMessage(answer);
});
