/** What the name of a body looks like. */
import { z } from 'zod';
import { loadVocab } from './load-vocab.ts';
import { ruleForm } from './text/lines.ts';

const { suffixes } = loadVocab('organisations', z.strictObject({ suffixes: z.array(z.string()).min(1) }));

/** Regular expression source of the endings, longest first. */
export const organisationSuffix = [...suffixes].sort((a, b) => b.length - a.length).join('|');

const name = new RegExp(`^[\\p{Script=Han}()、 ]{2,40}(?:${organisationSuffix})$`, 'u');
/** Words that make a phrase a statement about a body, not its name. */
const notName =
  /(关于|报告|情况|工作部署|通知|的|是|为了|网站|门户|链接|全部|一部|下部|内部|之处|诉|年.{1,3}月.{1,3}日)/;

/** 连 城 县 人 民 政 府, as signatures are stretched to the width of the date. */
const spacedOut = /^(?:\p{Script=Han} )+\p{Script=Han}$/u;

/** What is written where the seal belongs. */
export const seal = / ?\((代章|盖章|公章|印章|章)\)$/;

/**
 * True when a whole line is the name of a body (`密云区人民政府`), or of several, as under a document.
 * @param text a line; white space at its ends and between characters of a spaced-out name is let pass
 */
export function isOrganisation(text: string): boolean {
  const printed = ruleForm(text).replace(seal, '');
  const line = spacedOut.test(printed) ? printed.replaceAll(' ', '') : printed;
  return line.length <= 45 && name.test(line) && !notName.test(line);
}
