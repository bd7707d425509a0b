/**
 * One Markdown dialect for writing, reading and rendering: CommonMark with front matter and tables. A single
 * tilde stays text (2016~2020), smart punctuation and automatic links stay off: the text is shown as published.
 */
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

export const gfmOptions = { singleTilde: false } as const;

export const markdownProcessor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm, gfmOptions)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', resourceLink: true })
  .freeze();
