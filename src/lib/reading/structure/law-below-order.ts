/** The law that an order makes public: 省人民政府令第…号, 《…办法》已经…通过, and below it the law with its own title. */
import type { Block } from '../../core/model.ts';
import { ruleForm } from '../../core/text/lines.ts';
import { hasGenre, isNote, isOrder } from './title-lines.ts';
import { titleLine } from './title-score.ts';

/** An order has a sentence or two, a signature and a date. */
const longestOrder = 14;

/** What stands under the title of a law: a note of adoption, a list of contents, the first chapter or article. */
const lawBegins = /^(目 ?[录次]$|第[一1] ?[编章条]|总 ?则$)/;

/**
 * @param title the best title above the text, when there is one
 * @param start index of the first line of the text
 * @returns the title line of the law below an order, or null
 */
export function lawBelowOrder(body: readonly Block[], title: Block | null, start: number): Block | null {
  const above = title ? [title] : body.slice(0, start);
  if (!above.some(({ text }) => isOrder(ruleForm(titleLine(text).text)))) return null;
  const until = Math.min(start + longestOrder, body.length - 1);
  for (let i = start + 1; i < until; i++) {
    const [block, below] = [body[i], ruleForm(body[i + 1]?.text ?? '')];
    if (block && hasGenre(ruleForm(block.text)) && (isNote(below) || lawBegins.test(below))) return block;
  }
  return null;
}
