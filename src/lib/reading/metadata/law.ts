/** Laws and regulations, which speak of everything that reports speak of and are none. */
import type { Structured } from '../../core/model.ts';

const article = /^\s*第[一二三四五六七八九十百\d]+条/;
/** A report may quote an article or two. */
const fewestArticles = 3;

/** True for a text that is built of articles (第一条 …), as laws are. */
export function isLaw({ nodes }: Structured): boolean {
  return (
    nodes.filter((node) => node.type !== 'table' && article.test(node.block.text)).length >= fewestArticles
  );
}
