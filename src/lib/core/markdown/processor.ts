/**
 * One Markdown dialect for writing, reading and rendering: CommonMark with front matter and tables. A single
 * tilde stays text (2016~2020), smart punctuation stays off: the text is shown as published.
 */
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';

export const gfmOptions = { singleTilde: false } as const;

export const markdownProcessor = remark()
  .data('settings', { bullet: '-', emphasis: '*', rule: '-', resourceLink: true })
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm, gfmOptions)
  .freeze();
