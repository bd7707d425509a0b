/** What a page points to instead of saying it: attachments, pictures, frames, links. Each is named with its address. */
import type { Address, Message } from '../../../core/model.ts';
import { message } from '../reading.ts';
import { articleBoxes } from './article.ts';
import { isAttachmentLink } from './attachments.ts';
import type { Box } from './box.ts';
import type { Flow, Linked, Paragraph } from './flow.ts';

/** More than these are counted, not listed. */
const listed = 10;

/** The page's own address, as far as anything tells it: for addresses that are relative to it. */
export function resolver(page: string | null, base: string | null): Resolve {
  const own = page !== null && URL.canParse(page) ? page : undefined;
  const start = base !== null && URL.canParse(base, own) ? new URL(base, own).href : own;
  return (href) => (URL.canParse(href, start) ? new URL(href, start).href : href);
}

/** A link to another document, not a script, a place in the page or a mail box. */
const leadsElsewhere = (href: string): boolean => !/^(?:#|$|[a-z][a-z\d+.-]*:(?!\/\/))/i.test(href.trim());

export type Resolve = (href: string) => string;

/** @param paragraphs that are no furniture */
export function linksOf(paragraphs: readonly Paragraph[], resolve: Resolve): Address[] {
  return paragraphs.flatMap(({ links }) =>
    links
      .filter(({ url }) => leadsElsewhere(url))
      .map(({ text, url }) => ({ text: text.trim(), url: resolve(url) })),
  );
}

const unique = (addresses: readonly Address[]): Address[] => [
  ...new Map(addresses.map((address) => [address.url, address])).values(),
];

function list(addresses: readonly Address[]): string {
  const named = addresses.slice(0, listed).map(({ text, url }) => {
    const shown = url.length > 300 ? `${url.slice(0, 300)}…` : url;
    return text === '' || text === url ? shown : `${text}（${shown}）`;
  });
  return `${named.join('、')}${addresses.length > listed ? ' 等' : ''}`;
}

function told(
  slug: string,
  found: readonly Address[],
  words: (count: number, addresses: string) => string,
): Message[] {
  const all = unique(found);
  return all.length === 0 ? [] : [message(slug, 'info', words(all.length, list(all)))];
}

/**
 * @param reasons why a paragraph is furniture, null for the article's own
 * @param held addresses of what came with the page: it is told of where it is read
 */
export function elsewhereMessages(
  page: Flow,
  reasons: ReadonlyMap<Paragraph, string | null>,
  resolve: Resolve,
  held: ReadonlySet<string>,
): Message[] {
  const { attachments, pictures, frames, others, unshown } = elsewhere(page, reasons, resolve);
  const missing = (addresses: readonly Address[]): Address[] => addresses.filter(({ url }) => !held.has(url));
  return [
    ...told(
      'attachments-not-read',
      missing(attachments),
      (n, all) => `网页带有附件 ${n} 个，附件的内容没有读入：${all}。如属报告的一部分，请下载后一并收入。`,
    ),
    ...told(
      'pictures-not-read',
      missing(pictures),
      (n, all) => `正文里有图片 ${n} 张，图片里的文字没有读入：${all}。如图中有报告内容，请另取文字版本。`,
    ),
    ...told(
      'frames-not-read',
      missing(frames),
      (n, all) =>
        `网页用框架嵌入了别的文件 ${n} 个，其内容没有读入：${all}。如报告在其中，请打开该地址另行保存。`,
    ),
    ...told('links-kept', others, (n, all) => `正文里有超链接 ${n} 处，指向的内容没有读入：${all}。`),
    ...(unshown === 0
      ? []
      : [message('hidden-text', 'info', `网页正文里有不显示的文字或图形里的文字 ${unshown} 字，没有读入。`)]),
  ];
}

/** What a page points to. */
export interface Elsewhere {
  readonly attachments: readonly Address[];
  readonly pictures: readonly Address[];
  readonly frames: readonly Address[];
  /** Other links. */
  readonly others: readonly Address[];
  /** Characters that are not shown. */
  readonly unshown: number;
}

/** @param reasons why a paragraph is furniture, null for the article's own */
export function elsewhere(
  page: Flow,
  reasons: ReadonlyMap<Paragraph, string | null>,
  resolve: Resolve,
): Elsewhere {
  const links = linksOf(
    page.paragraphs.filter((paragraph) => reasons.get(paragraph) === null),
    resolve,
  );
  const inside = articleBoxes(page.boxes);
  const isNear = ({ box }: { box: Box }): boolean =>
    box.furniture === null && (inside === null || inside.has(box));
  const resolved = ({ text, url }: Linked): Address => ({
    text,
    url: url === 'data:' ? '（嵌在网页里）' : resolve(url),
  });
  const unshown = page.unshown.filter(isNear).reduce((sum, { size }) => sum + size, 0);
  return {
    attachments: links.filter(isAttachmentLink),
    pictures: page.pictures.filter(isNear).map(resolved),
    frames: page.frames.filter(isNear).map(resolved),
    others: links.filter((link) => !isAttachmentLink(link)),
    unshown,
  };
}
