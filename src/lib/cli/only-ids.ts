/** `ingest --only`: whether there is what was asked for. */
import { listCustody } from '../archive/custody/custody.ts';

/**
 * @param paths of the same command line
 * @returns what is wrong and what to write, ending in a line feed; null when nothing is
 */
export async function problemOfIds(
  ids: ReadonlySet<string>,
  paths: readonly string[],
  rawDir: string,
): Promise<string | null> {
  if (paths.length > 0) {
    return `--only 只用于 content/raw 中的原件，不能同时写文件（${paths.join(' ')}）；请分两次运行。\n`;
  }
  const known = await listCustody(rawDir);
  const strange = [...ids].filter((id) => !known.includes(id));
  if (strange.length === 0) return null;
  const near = known.filter((id) =>
    strange.some((one) => one.length >= 4 && id.includes(one.replace(/\.md$/, ''))),
  );
  const hint = near.length > 0 ? `是不是 ${near.slice(0, 3).join('、')}？` : '';
  return `content/raw 中没有 ${strange.join('、')}，什么也没有读。${hint}id 是 r 加 12 位十六进制数，就是 content/reports 中的文件名。\n`;
}
