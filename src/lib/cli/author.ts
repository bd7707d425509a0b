/** Who decides: named on the command line, or known to git. */
import { gitName } from '../desk/commit.ts';

/** @returns null when nobody is named, which is then said */
export async function authorOf(root: string, given: string | undefined): Promise<string | null> {
  const author = given ?? (await gitName(root));
  if (author === null) console.error('不知道是谁决定的；请写 --author 姓名，或在 git 里设好 user.name');
  return author;
}
