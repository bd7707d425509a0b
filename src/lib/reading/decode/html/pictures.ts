/** Pictures of a page that may say something: neither icons nor what a script has yet to put in. */
import { icons, namesPicture, sources } from './address-vocabulary.ts';
import type { Box } from './box.ts';

/** Smaller in both directions, in pixels, is an icon or a spacer. */
const smallest = 48;

const length = (text: string | undefined): number | null => {
  const digits = /^\s*(\d{1,5})/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
};

function isSmall(box: Box): boolean {
  const style = box.attributes.get('style') ?? '';
  const side = (name: 'width' | 'height'): number | null =>
    length(new RegExp(`(?:^|[;\\s])${name}\\s*:([^;]*)px`, 'i').exec(style)?.[1]) ??
    length(box.attributes.get(name));
  const [width, height] = [side('width'), side('height')];
  if (width === null && height === null) return false;
  return (width ?? 0) < smallest && (height ?? 0) < smallest;
}

const isIcon = (source: string): boolean =>
  source
    .toLowerCase()
    .replace(/[?#].*$/, '')
    .split(/[^a-z]+/)
    .some((word) => icons.has(word));

/** @returns the address as written, `data:` for a picture inside the page, null for none that counts */
export function pictureSource(box: Box): string | null {
  if (box.hidden || isSmall(box)) return null;
  const written = sources.flatMap((name) => box.attributes.get(name)?.trim() || []);
  const source = written.find((address) => !address.startsWith('data:') && !isIcon(address));
  if (source !== undefined) return source;
  return written.some((address) => address.startsWith('data:image/') && address.length > 4000)
    ? 'data:'
    : null;
}

/** What the page says that a picture shows; null for a file name and other words that say nothing. */
export function pictureCaption(box: Box): string | null {
  const caption = (box.attributes.get('alt')?.trim() || box.attributes.get('title')?.trim() || '').replace(
    /\s+/g,
    ' ',
  );
  const says =
    /\p{Script=Han}{2}/u.test(caption) &&
    !namesPicture(caption) &&
    !/^(?:微信)?(?:图片|截图)[\s\d_-]*$/.test(caption);
  return says ? caption.slice(0, 200) : null;
}

/** The place of a picture in the text. */
export const picturePlace = (caption: string): string => `〔图片：${caption}〕`;
