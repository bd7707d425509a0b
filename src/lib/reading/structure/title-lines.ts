/** What a line near the head of a document is: a title, a part of one, or what stands beside it. */
import { z } from 'zod';
import { loadVocab } from '../../core/load-vocab.ts';
import { isOrganisation } from '../../core/organisation.ts';
import { isDateLine } from '../../core/text/dates.ts';
import { parseDocumentNumber } from '../metadata/rules/numbers.ts';

const patterns = z.array(z.string().min(1)).min(1);
const vocabulary = loadVocab(
  'titles',
  z.strictObject({
    genres: patterns,
    unfinished: patterns,
    continuing: patterns,
    versions: patterns,
    columns: patterns,
    notes: patterns,
    orders: patterns,
    classes: patterns,
  }),
);

const anyOf = (sources: readonly string[]): string => `(?:${sources.join('|')})`;
const genre = new RegExp(`${anyOf(vocabulary.genres)}(?:\\([^()]{1,30}\\))?$`);
const unfinished = new RegExp(`${anyOf(vocabulary.unfinished)}$`);
const continuing = new RegExp(`^${anyOf(vocabulary.continuing)}`);
const version = new RegExp(`^\\(${anyOf(vocabulary.versions)}\\)$`);
const column = new RegExp(`^${anyOf(vocabulary.columns)}$`);
const note = new RegExp(`^${anyOf(vocabulary.notes)}$`);
const order = new RegExp(`^${anyOf(vocabulary.orders)}$`);
const titleClass = new RegExp(`\\.${anyOf(vocabulary.classes)}$`, 'i');

/** A body, place or year at the head of a title, with what may follow it there. */
const opening =
  /^(?:中共|中华人民共和国|关于|第?(?:19|20)\d{2} ?年|[二一][〇○零一二三四五六七八九]{3}年|《|\p{Script=Han}{2,20}?(?:省|市|州|盟|县|区|旗|镇|乡|街道|局|委|委员会|厅|办|办公室|政府|院|部|署|中心|办事处)(?=(?:19|20)\d{2}|[二一][〇○零]|关于|法治|依法|人民|$))/u;

/** True when a line ends with the genre of a document: 报告, 条例, 统计表. */
export const hasGenre = (line: string): boolean => genre.test(line);

/** True when a line begins as a title does: with a body, a place, a year or 关于. */
export const opensTitle = (line: string): boolean => opening.test(line);

/** True when a line that ends with a genre may be a whole title: 关于审理借贷案件适用法 is none. */
export const isWhole = (line: string): boolean =>
  hasGenre(line) && (!line.includes('关于') || /的[^的]{1,12}$/.test(line));

/** True when a line begins with the name of a place. */
export const beginsWithPlace = (line: string): boolean =>
  /^(中华人民共和国|\p{Script=Han}{2,7}?[省市州县区旗])/u.test(line);

/** True for the name of a column of a portal: no year, no body, nothing but the genre or a subject. */
export const isColumnName = (line: string): boolean => column.test(line.replaceAll(' ', ''));

/** True for a note under the name of a law, and for the order that makes it public. */
export const isNote = (line: string): boolean => note.test(line);
export const isOrder = (line: string): boolean => order.test(line) && !/关于|的|《|(19|20)\d{2}年/.test(line);

/** True for the version of a paper in brackets, which belongs to its title: (试行). */
export const isVersion = (line: string): boolean => version.test(line);

/** True for the name of a part of a document: 第一部分 …, 附件1 …, 表二. */
export const isPart = (line: string): boolean =>
  /^(第[一二三四五六七八九十\d]+部分|(附件|附表|附录|表) ?[一二三四五六七八九十\d]+)/.test(line);

/** True when a page marks an element as its title by class: `div.article > td.bt`. */
export const isTitleElement = (element: string | undefined): boolean => titleClass.test(element ?? '');

/** True for lines that stand beside a title and are never a part of it. */
export function standsBeside(line: string): boolean {
  return (
    isNote(line) ||
    isOrder(line) ||
    isDateLine(line) ||
    parseDocumentNumber(line) !== null ||
    /^[-—]{1,2}/.test(line) ||
    /^\([^()]*\)$/.test(line)
  );
}

/** True when a line breaks off where a title cannot end. */
export const breaksOff = (line: string): boolean => unfinished.test(line);

/** True when a line begins where no title begins. */
export const goesOn = (line: string): boolean => continuing.test(line);

/** The name of a body or place that may stand on a line of its own above the rest of its title. */
export const namesOwner = (line: string): boolean =>
  isOrganisation(line) || /^(中华人民共和国|\p{Script=Han}{2,20}[省市县区州盟旗镇乡])$/u.test(line);
