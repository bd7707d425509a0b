/** What a person decides about a line: a heading, a paragraph, none of the report's, the beginning of another one. */
import { askReason } from './dialog.ts';
import { take } from './field-deeds.ts';
import type { Stage } from './stage.ts';
import { compared, write } from './write.ts';

const roles: Readonly<Record<string, string>> = {
  0: 'paragraph',
  1: 'heading-1',
  2: 'heading-2',
  3: 'heading-3',
  4: 'heading-4',
  d: 'left-out',
};

/** Takes a candidate while a field is chosen, and says what a line is while a line is. */
export async function pressKey(stage: Stage, key: string): Promise<void> {
  if (stage.part() === 'fields') {
    const field = stage.field();
    const candidate = field?.candidates[Number(key) - 1];
    if (field && candidate) await take(stage, field, candidate);
    return;
  }
  const line = stage.chosenLine();
  const as = roles[key];
  if (line && as) await write(stage, compared, { type: 'line', at: line.at, as });
}

const deepest = 4;

/** Raises or lowers the heading that is chosen by a level. */
export async function shift(stage: Stage, by: 1 | -1): Promise<void> {
  const line = stage.part() === 'body' ? stage.chosenLine() : null;
  const heading = stage.shown?.nodes.find((one) => one.line === line?.line && one.type === 'heading');
  if (!line || !heading) return;
  const level = heading.level + by;
  if (level < 1 || level > deepest) return;
  await write(stage, compared, { type: 'line', at: line.at, as: `heading-${level}` });
}

export async function cut(stage: Stage): Promise<void> {
  const line = stage.chosenLine();
  if (!line) {
    stage.say('先按 o 到原件的文字里，选中第二份报告开头的那一行。');
    return;
  }
  const sentence = `第 ${line.line} 行“${line.at.text}”起是另一份报告。`;
  const reason = await askReason('从这里分成两份', sentence, '一个文件里有两份报告');
  if (reason !== null) await write(stage, reason, { type: 'cut', at: line.at });
}

export async function join(stage: Stage): Promise<void> {
  const reason = await askReason('并回去', '这一份并回分出它的那一份。', '本是一份报告');
  if (reason !== null) await write(stage, reason, { type: 'join' });
}
