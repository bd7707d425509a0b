/**
 * All divisions that a text names. At each place the longest name wins; names that are also words count
 * only where their surroundings leave no doubt; an upper name directly before a lower one resolves it.
 */
import { continuesAsArea } from './areas.ts';
import { isOrdinaryWord, isWeakName, stemOf } from './names.ts';
import { levelRank, type Surface, surfacesAt } from './surfaces.ts';
import type { Division, Mention } from './types.ts';
import { organWords } from './vocab.ts';

const organ = new RegExp(`^(?:${organWords.followers.join('|')})`);
const other = new RegExp(`^\\p{Script=Han}{0,12}?(?:${organWords.others.join('|')})`, 'u');
const han = /^\p{Script=Han}/u;
/** A word begins here: behind punctuation, or behind what stands before names in titles (2019年, 关于). */
const freeStart = new RegExp(`(?:^|[^\\p{Script=Han}]|${organWords.heads.join('|')})$`, 'u');
/** The name of an organ up to a mark: 富裕县教育和体育局. */
const organTail = /^\p{Script=Han}{0,20}?(?:局|厅|办|院|会|办公室|中心|大队|支队)(?:$|[^\p{Script=Han}])/u;
/** 玉屏县, 恩施州: a short name with its level reads like a full one. */
const levelled = /..(?:[县州旗]|自治区)$/;
/** What may stand between the links of a chain: 河南省 > 濮阳市. */
const link = /^[\s\u3000>＞›»·/]{0,4}$/;
/** 市场, 区域, 县级: the last character of the name belongs to the next word; but 市政府 and 区分局. */
const otherWord = {
  市: /^(?:场(?!监管局|监督)|值|面|政(?:设施|道路|工程|公用|管))/,
  区: /^(?:域|间|分(?!局)|别|块|位|划)/,
  县: /^(?:级|域|区|乡(?!村))/,
};

/** True when `upper` contains `lower`, by code. */
export function contains(upper: Division, lower: Division): boolean {
  if (upper.level === 'national') return lower.level !== 'national';
  if (upper.code === lower.code) return false;
  const prefix = upper.level === 'province' ? 2 : upper.level === 'prefecture' ? 4 : 6;
  return upper.code.slice(0, prefix) === lower.code.slice(0, prefix) && levelRank(upper) < levelRank(lower);
}

function highest(divisions: readonly Division[]): readonly Division[] {
  const top = Math.min(...divisions.map(levelRank));
  return divisions.filter((d) => levelRank(d) === top);
}

/** True for a name at the head of another's: 河南日报社, 北京某某科技有限公司. */
export const namesOther = (text: string, mention: Mention): boolean => other.test(text.slice(mention.end));

/** True when the surroundings make the name a name. */
function stands(surface: Surface, text: string, offset: number, chained: boolean): boolean {
  const after = text.slice(offset + surface.text.length, offset + surface.text.length + 24);
  const free = freeStart.test(text.slice(Math.max(0, offset - 4), offset));
  const closed = !han.test(after) || organ.test(after);
  const last = surface.text.at(-1) as keyof typeof otherWord;
  const full = surface.form === 'full' || levelled.test(surface.text);
  if (!full) return shortStands(surface, after, free, closed, chained);
  const stem = stemOf(surface.text);
  // 承德县级 and 开州区域 speak of the division all the same; 友好区域 and 河南县级 do not.
  const doubtful = surface.form === 'short' || last === '市' || stem.length === 1 || isOrdinaryWord(stem);
  if ((doubtful || isWeakName(surface.text)) && otherWord[last]?.test(after)) return false;
  if (isWeakName(surface.text)) return chained || (free && (closed || organTail.test(after)));
  return stem.length > 1 || chained || free;
}

function shortStands(
  surface: Surface,
  after: string,
  free: boolean,
  closed: boolean,
  chained: boolean,
): boolean {
  const ordinary = isOrdinaryWord(surface.text);
  if (chained) return !ordinary || closed;
  const headsName = free && (/^\s*$/.test(after) || organ.test(after) || continuesAsArea(after));
  // Short names of counties are too many to be told from words but at the head of an organ's name.
  if (surface.divisions.every((d) => d.level === 'county')) return !ordinary && headsName;
  return !ordinary || headsName;
}

/**
 * @param text any text, a line or a whole report
 * @returns mentions in reading order; they do not overlap
 */
export function findDivisions(text: string): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let offset = 0; offset < text.length; ) {
    const found = mentionAt(text, offset, mentions.at(-1));
    if (found === null) {
      offset += 1;
      continue;
    }
    offset = found.end;
    if (found.mention === null) continue;
    if (found.mention.chained) mentions.pop();
    mentions.push(found.mention);
  }
  return mentions;
}

function mentionAt(
  text: string,
  offset: number,
  previous: Mention | undefined,
): { end: number; mention: Mention | null } | null {
  for (const surface of surfacesAt(text, offset)) {
    const end = offset + surface.text.length;
    if (surface.form === 'phrase') return { end, mention: null };
    const adjacent = previous !== undefined && link.test(text.slice(previous.end, offset));
    const below = adjacent
      ? surface.divisions.filter((d) => previous.candidates.some((upper) => contains(upper, d)))
      : [];
    const chained = below.length > 0;
    if (!stands(surface, text, offset, chained)) {
      // 峨眉山 that is not named as a division still hides 眉山.
      if (surface.form === 'short' && surface.text.length > 2 && !levelled.test(surface.text))
        return { end, mention: null };
      continue;
    }
    const candidates = chained ? below : surface.divisions;
    const start = chained && previous !== undefined ? previous.offset : offset;
    return {
      end,
      mention: {
        text: text.slice(start, end),
        offset: start,
        end,
        candidates: surface.form === 'short' ? highest(candidates) : candidates,
        form: surface.form,
        name: surface.text,
        chained,
      },
    };
  }
  return null;
}
