/** From objects to runs of text on a page, within bounds that hold for a whole file. */
import type { Placed } from '../pdf/upright.ts';
import { childrenOf, type XmlNode } from '../xml/xml.ts';
import { type Glyph, glyphsOf } from './glyphs.ts';
import type { Matrix } from './matrix.ts';
import { type Drawn, type TextObject, walk } from './objects.ts';
import type { Composites } from './resources.ts';
import { runsOf } from './runs.ts';

/** More objects or characters than any report has; composites may multiply them. */
export class TooMuchInk extends Error {}

const maxObjects = 200_000;
/** A long report has forty thousand; each is placed by itself. */
const maxCharacters = 300_000;

export class Ink {
  #objects = 0;
  #characters = 0;
  #codes = 0;

  /** @throws TooMuchInk */
  collect(container: XmlNode | undefined, matrix: Matrix, composites: Composites): Drawn {
    const drawn: Drawn = { texts: [], pictures: 0 };
    const count = (): void => {
      if (++this.#objects > maxObjects) throw new TooMuchInk();
    };
    if (container) walk(container, { matrix, hidden: false, depth: 0 }, composites, count, drawn);
    return drawn;
  }

  /** @throws TooMuchInk */
  runs(texts: readonly TextObject[]): Placed[] {
    const glyphs: Glyph[] = [];
    for (const text of texts) {
      for (const glyph of glyphsOf(text, this.#codes)) {
        if (++this.#characters > maxCharacters) throw new TooMuchInk();
        glyphs.push(glyph);
      }
      this.#codes += childrenOf(text.node, 'TextCode').length;
    }
    return runsOf(glyphs);
  }
}
