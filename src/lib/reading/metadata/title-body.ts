/** The body or the township that a title begins with. */

import { isOrganisation, organisationSuffix } from '../../core/organisation.ts';
import { fold } from '../../core/text/fold.ts';
import { bodiesIn, townshipBody } from './organ-forms.ts';

const lead = /^(关于)?((19|20)\d{2} ?年?度? ?|[二一][〇○零一二三四五六七八九]{3}年度?)?/;
/** Where the name of a body ends for certain. */
const boundary = /关于|(?:19|20)\d{2}|[二一][〇○零]|[“《(]|上半年|下半年/;
const body = new RegExp(
  `^([\\p{Script=Han}、 ]{2,40}?(?:${organisationSuffix}))(?=$|关于|(?:19|20)\\d{2}|[二一][〇○零]|[“《(]|上半年|下半年|年度|推进|开展|加强|贯彻|落实|履行|深入|全面|法治|法制|依法|行政|工作|第[一二三四])`,
  'u',
);
const lawTitle = /(条例|法|规则|守则|章程|办法|规定|细则|准则)(\([^()]*\))?$/;
const ownWord = /^(我|本|各|全)[省市县区州局厅委]/;

/** The title behind 关于 and a year. */
function bodyPart(title: string): string {
  const folded = fold(title).trim();
  return folded.slice(lead.exec(folded)?.[0].length ?? 0);
}

/** @returns the bodies that a title begins with, joined by 、, or null: `密云区财政局` of `密云区财政局2020年…` */
export function titleIssuer(title: string): string | null {
  const text = bodyPart(title);
  const head = text.slice(0, boundary.exec(text)?.index ?? 0);
  const apart = head.split(' ');
  if (apart.length > 1 && apart.every(isOrganisation)) return apart.flatMap(bodiesIn).join('、');
  const certain = head.replaceAll(' ', '');
  if (isOrganisation(certain)) return ownWord.test(certain) ? null : bodiesIn(certain).join('、');
  // 居民委员会工作条例 is a law on the body that it begins with.
  if (lawTitle.test(text)) return null;
  const name = body.exec(text)?.[1]?.replaceAll(' ', '');
  if (!name || !isOrganisation(name) || ownWord.test(name)) return null;
  return bodiesIn(name).join('、');
}

const township =
  /^(?:\p{Script=Han}{1,9}?(?:省|市|州|县|区|旗)){0,3}(\p{Script=Han}{2,8}?(?:镇|乡|街道))(?=关于|(?:19|20)\d{2}|[二一][〇○零]|年度|推进|法治|依法|$)/u;

/** @returns the body of the township that a title begins with: `青石镇人民政府` of `青石镇2022年…` */
export function titleTownship(title: string): string | null {
  const name = township.exec(bodyPart(title).replaceAll(' ', ''))?.[1];
  return name === undefined || ownWord.test(name) || /^[我本各全]/.test(name) ? null : townshipBody(name);
}
