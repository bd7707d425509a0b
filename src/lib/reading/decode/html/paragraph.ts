/** Puts the inline texts of a page together to paragraphs, with what stands in them: links, pictures, numbers of lists. */
import type { Address } from '../../../core/model.ts';
import { shifted } from '../raised.ts';
import { numberedText } from '../shown-number.ts';
import type { Box } from './box.ts';
import { picturePlace } from './pictures.ts';

/** A paragraph of the page with the element that it stands in. */
export interface Paragraph {
  readonly box: Box;
  readonly line: number;
  readonly text: string;
  /** Characters without white space: all, linked, bold. */
  readonly size: { text: number; linked: number; bold: number };
  readonly centred: boolean;
  readonly heading: number | null;
  /** Links in the paragraph with their addresses as written. */
  readonly links: readonly Address[];
  /** The paragraph is the place of a picture. */
  readonly picture: boolean;
}

/**
 * White space as a browser shows it, except that a line break of the source next to a Chinese character is none:
 * editors wrap Chinese text anywhere.
 */
function collapse(text: string): string {
  const isWide = (character: string | undefined): boolean => character !== undefined && character > '\x7f';
  return text
    .replace(/[ \t\r\n\f]+/g, (run, offset: number, whole: string) => {
      const wrapped = /[\r\n]/.test(run) && (isWide(whole[offset - 1]) || isWide(whole[offset + run.length]));
      return wrapped ? '' : ' ';
    })
    .replace(/^ | $/g, '');
}

export class ParagraphBuilder {
  readonly paragraphs: Paragraph[] = [];
  /** Numbers of list items that no paragraph has shown yet. */
  readonly numbers = new Map<Box, string>();
  #text = '';
  #line = 0;
  #size = { text: 0, linked: 0, bold: 0 };
  #inner: Box | null = null;
  #links: { box: Box; text: string; url: string }[] = [];
  /** Places of pictures within the paragraph; they follow it. */
  #pictures: Paragraph[] = [];

  add(source: string, line: number, box: Box): void {
    const text = box.shift === null ? source : shifted(source, box.shift);
    const size = text.replace(/\s+/g, '').length;
    if (size > 0 && this.#inner === null) {
      const leading = /^\s*/.exec(text)?.[0] ?? '';
      this.#line = line + (leading.match(/\n/g)?.length ?? 0);
      this.#inner = box;
    }
    this.#text += text;
    this.#size.text += size;
    if (box.anchor) this.#size.linked += size;
    if (box.bold) this.#size.bold += size;
    if (box.anchor) this.#link(text, box.anchor);
  }

  picture(caption: string, line: number, box: Box): void {
    const size = { text: 0, linked: 0, bold: 0 };
    const { centred } = box;
    const place = {
      box,
      line,
      text: picturePlace(caption),
      size,
      centred,
      heading: null,
      links: [],
      picture: true,
    };
    if (this.#inner === null) this.paragraphs.push(place);
    else this.#pictures.push(place);
  }

  #link(text: string, anchor: Box): void {
    const last = this.#links.at(-1);
    if (last?.box === anchor) last.text += text;
    else this.#links.push({ box: anchor, text, url: anchor.attributes.get('href') ?? '' });
  }

  /** @param box the block-level element that the paragraph stands in */
  end(box: Box): void {
    const inner = this.#inner;
    const text = collapse(this.#text);
    if (inner !== null && text !== '') {
      const { centred, heading } = inner;
      const size = this.#size;
      const shown = numberedText(this.#takeNumber(inner), text);
      const links = this.#links.map((link) => ({ text: collapse(link.text), url: link.url }));
      this.paragraphs.push({
        box,
        line: this.#line,
        text: shown,
        size,
        centred,
        heading,
        links,
        picture: false,
      });
    }
    this.paragraphs.push(...this.#pictures);
    this.#text = '';
    this.#size = { text: 0, linked: 0, bold: 0 };
    this.#inner = null;
    this.#links = [];
    this.#pictures = [];
  }

  /** The number of a list item stands before its first paragraph. */
  #takeNumber({ item }: Box): string | null {
    const number = item === null ? undefined : this.numbers.get(item);
    if (item !== null) this.numbers.delete(item);
    return number ?? null;
  }
}
