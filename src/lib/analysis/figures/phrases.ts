/**
 * Phrases that are read as one: 以…为被申请人的 names the respondent of 行政复议 cases, 经…后 only tells the way of a step, 二是 counts the points of a text.
 */
import type { Span } from '../../core/text/span.ts';

export interface Phrase extends Span {
  /** `own`: the respondent is the government or body that reports; `others`: bodies that it decides about. */
  readonly kind: 'own-respondent' | 'other-respondent' | 'step' | 'point';
}

const respondent =
  /以([^,;。、\d]{1,24}?)作?为(?:行政复议)?被申请人(?:提起|申请)?的|涉及?([我本](?:[局镇乡委]|街道|单位))的?/g;
/** 县政府 and 我局 are the body that reports; 县政府部门 and 镇政府 are not. */
const isOwn = (name: string): boolean =>
  /^[我本]/.test(name) || (/(?:政府|本机关)$/.test(name) && !/[镇乡街]|各|下级|所属|下属/.test(name));
const step =
  /(?:经(?:过)?[^,;。、()\d]{1,10}?|(?:依法|通知|申请人)?(?:补正|审查|审核)(?:材料|申请)?)(?:后|之后)|经(?:依法|初步|形式|严格)?(?:审查|审核|补正|甄别|核实)|符合[^,;。、()\d]{0,4}条件的?/g;
/** 经调解后撤回 tells the outcome. */
const isOutcome = (words: string): boolean => /[调和]解|协调|撤/.test(words);

const point = /(?<=^|[,;。:])(?:[一二三四五六七八九十]{1,3}是|首先|其次|再次|此外|另外)/g;

/** What holds: the phrases are in order and do not overlap. */
export function findPhrases(folded: string): Phrase[] {
  const found: Phrase[] = [];
  for (const match of folded.matchAll(respondent)) {
    const kind = isOwn(match[1] ?? match[2] ?? '') ? 'own-respondent' : 'other-respondent';
    found.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  for (const match of folded.matchAll(step)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const free = found.every(({ start, end }) => end <= span.start || span.end <= start);
    if (free && !isOutcome(match[0])) found.push({ kind: 'step', ...span });
  }
  for (const match of folded.matchAll(point)) {
    found.push({ kind: 'point', start: match.index, end: match.index + match[0].length });
  }
  return found.sort((a, b) => a.start - b.start);
}
