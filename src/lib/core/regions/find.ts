/**
 * All divisions that a text names. At each place the longest name wins; names that are also words count
 * only where their surroundings leave no doubt; an upper name directly before a lower one resolves it.
 */
import { continuesAsArea } from './areas.ts';
import { isBoundedName, isOrdinaryWord, isWeakName, stemOf } from './names.ts';
import { levelRank, type Surface, surfacesAt } from './surfaces.ts';
import type { Division, Mention } from './types.ts';
import { organWords } from './vocab.ts';

const organ = new RegExp(`^(?:${organWords.followers.join('|')})`);
const other = new RegExp(`^\\p{Script=Han}{0,12}?(?:${organWords.others.join('|')})`, 'u');
const han = /^\p{Script=Han}/u;
/** A word begins here: behind punctuation, or behind what stands before names in titles (2019年, 关于). */
const freeStart = new RegExp(`(?:^|[^\\p{Script=Han}\\d]|${organWords.heads.join('|')})$`, 'u');
/** The name of an organ up to a mark: 富裕县教育和体育局. */
const organTail = /^\p{Script=Han}{0,20}?(?:局|厅|办|院|会|办公室|中心|大队|支队)(?:$|[^\p{Script=Han}])/u;
/** 玉屏县, 恩施州: a short name with its level reads like a full one. */
const levelled = /..(?:[县州旗]|自治区)$/;
/** What may stand between the links of a chain: 河南省 > 濮阳市. */
const link = /^[\s\u3000>＞›»·/]{0,4}$/;
/** 市场, 区域, 县级: the last character of a doubtful name belongs to the next word; but 市政府, 区分局. */
const otherWord = {
  市: /^(?:场(?!监管局|监督)|容(?:环境|貌|管理|秩序)|政(?:设施|道路|工程|公用|管))/,
  区: /^(?:域|间|分(?!局)|别|块|位|划|级|县)/,
  县: /^(?:级|域|处|区(?!域)|镇|乡(?!村)|市(?!场|政|容|监)|直(?!属)|城(?!管|市|建|乡))/,
};
/** 河南路, 山东大学: a short name that is part of another name. */
const otherName = /^(?:路|街|大道|岸|侧|麓|大学|学院)/;

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

/** What stands around a name. */
interface Surroundings {
  /** A word begins at the name. */
  readonly free: boolean;
  readonly after: string;
  /** The name of an organ goes on, or a mark follows. */
  readonly closed: boolean;
  readonly chained: boolean;
}

/** True when the surroundings make the name a name. */
function stands(surface: Surface, text: string, offset: number, chained: boolean): boolean {
  const after = text.slice(offset + surface.text.length, offset + surface.text.length + 24);
  const free = freeStart.test(text.slice(Math.max(0, offset - 4), offset));
  const around = { free, after, closed: !han.test(after) || organ.test(after), chained };
  const full = surface.form === 'full' || levelled.test(surface.text);
  return full ? fullStands(surface, around) : shortStands(surface, around);
}

function fullStands({ text, form }: Surface, { free, after, closed, chained }: Surroundings): boolean {
  const last = text.at(-1) as keyof typeof otherWord;
  const stem = stemOf(text);
  const ordinary = isOrdinaryWord(stem);
  // 承德县级 and 开州区域 speak of the division all the same; 友好区域 and 河南县级 do not.
  const word = ordinary || isWeakName(text) || isBoundedName(text);
  const doubtful = form === 'short' || last === '市' || stem.length === 1 || word;
  if (doubtful && otherWord[last]?.test(after)) return false;
  if (chained) return true;
  if (isWeakName(text) || (form === 'short' && ordinary)) return free && (closed || organTail.test(after));
  return free || (stem.length > 1 && !isBoundedName(text));
}

function shortStands({ text, divisions }: Surface, { free, after, closed, chained }: Surroundings): boolean {
  const ordinary = isOrdinaryWord(text);
  if (otherName.test(after)) return false;
  if (chained) return !ordinary || closed;
  if (divisions.some((d) => d.level === 'province') && !ordinary) return true;
  // Short names below the provinces are too many to be told from words but at the head of an organ's name.
  const heads = free && (/^\s*$/.test(after) || organ.test(after) || continuesAsArea(after));
  if (divisions.every((d) => d.level === 'county')) return !ordinary && heads;
  return heads || (!ordinary && free);
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
