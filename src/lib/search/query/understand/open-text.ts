/** Which queries are open to understanding, told without any file. */
import { tokensOf } from '../tokens.ts';

/** Words without quotation marks and operators, which mean what they say. */
export function isOpen(text: string): boolean {
  if (text.trim() === '' || /["＂“”「」『』]/u.test(text)) return false;
  const tokens = tokensOf(text);
  return tokens.every((token) => token.kind === 'word' && !token.minus && !/[?*]/.test(token.text));
}

/** True when a query that finds something as it stands may name a place, a year or several words as well. */
export const mayMean = (text: string): boolean =>
  isOpen(text) && (/\d{4}|[〇零一二三四五六七八九]{4}|[省市区县旗州盟]/u.test(text) || /\S\s+\S/u.test(text));
