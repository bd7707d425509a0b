/**
 * How Markdown becomes a page, for Astro's Markdown processor: the dialect of `lib/markdown`, nothing but text
 * and links, and anchors on reports.
 */
import remarkGfm from 'remark-gfm';
import { gfmOptions } from '../markdown/processor.ts';
import { remarkAnchors } from './remark-anchors.ts';
import { remarkPlain } from './remark-plain.ts';

export const markdownOptions = {
  gfm: false,
  smartypants: false,
  remarkPlugins: [[remarkGfm, gfmOptions], remarkPlain, remarkAnchors],
} as const;
