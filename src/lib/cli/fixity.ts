/** `npm run fixity`: checks, repairs, records, and says what it found. */
import { createProgress, type Progress } from '../build/progress.ts';
import { shown } from '../core/text/shown.ts';
import { secondCopy } from '../publish/preservation/copy.ts';
import { checkFixity, eventsFile, eventsOf, recordEvents } from '../publish/preservation/fixity.ts';

/**
 * @param content the folder `content`
 * @param from second copy to repair from
 * @returns whether all originals are as received now
 * @throws Error when there is no such copy
 */
export async function runFixity(content: string, from: string | null): Promise<boolean> {
  const copy = from === null ? null : await secondCopy(from);
  const now = new Date().toISOString();
  let progress: Progress | undefined;
  const fixity = await checkFixity({
    content,
    copy,
    today: now.slice(0, 10),
    onDocument: (total) => {
      progress ??= createProgress({ title: 'fixity', total });
      progress.step();
    },
  });
  progress?.done();
  await recordEvents(content, eventsOf(fixity, now, 'juanzong', from));
  const { documents, drift } = fixity;
  for (const { problem, isRepaired } of drift) {
    console.log(shown(isRepaired ? `已用副本修复：${problem}` : problem));
  }
  const left = drift.filter(({ isRepaired }) => !isRepaired).length;
  const repaired = drift.length - left;
  const outcome = left === 0 ? '全部与收到时一致' : `${left} 份与收到时不一致`;
  const advice = left > 0 && from === null ? '；有副本时，加上 --from 副本 可以修复' : '';
  console.log(
    `核对原件 ${documents} 份，${repaired > 0 ? `修复 ${repaired} 份，` : ''}${outcome}${advice}。记录：content/${eventsFile}`,
  );
  return left === 0;
}
