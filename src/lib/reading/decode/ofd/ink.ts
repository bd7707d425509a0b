/** From objects to runs of text on a page, within bounds that hold for a whole file. */
import type { Placed } from '../pdf/upright.ts';
import { childrenOf, type XmlNode } from '../xml/xml.ts';
import { type Glyph, glyphsOf } from './glyphs.ts';
import type { Matrix } from './matrix.ts';
import { type DrawnObject, walk } from './objects.ts';
import type { Composites } from './resources.ts';
import { runsOf } from './runs.ts';

/** More objects or characters than any report has; composites may multiply them. */
export class TooMuchInk extends Error {}

const maxObjects = 200_000;
/** A long report has forty thousand; each is placed by itself. */
const maxCharacters = 300_000;

interface Drawn {
  readonly texts: DrawnObject[];
  /** How many pictures are drawn. */
  pictures: number;
}

export class Ink {
  #objects = 0;
  #characters = 0;
  #codes = 0;

  /**
   * @param visit is told of every object
   * @throws TooMuchInk
   */
  walk(
    container: XmlNode | undefined,
    matrix: Matrix,
    composites: Composites,
    visit: (object: DrawnObject) => void,
  ): void {
    if (!container) return;
    walk(container, { matrix, hidden: false, depth: 0 }, composites, (object) => {
      if (++this.#objects > maxObjects) throw new TooMuchInk();
      visit(object);
    });
  }

  /** @throws TooMuchInk */
  collect(container: XmlNode | undefined, matrix: Matrix, composites: Composites): Drawn {
    const drawn: Drawn = { texts: [], pictures: 0 };
    this.walk(container, matrix, composites, (object) => {
      if (object.node.name === 'TextObject') drawn.texts.push(object);
      else if (object.node.name === 'ImageObject') drawn.pictures++;
    });
    return drawn;
  }

  /** Characters of a text in order of writing. @throws TooMuchInk */
  *glyphs(text: DrawnObject): Generator<Glyph> {
    for (const glyph of glyphsOf(text, this.#codes)) {
      if (++this.#characters > maxCharacters) throw new TooMuchInk();
      yield glyph;
    }
    this.#codes += childrenOf(text.node, 'TextCode').length;
  }

  /** @throws TooMuchInk */
  runs(texts: readonly DrawnObject[]): Placed[] {
    return runsOf(texts.flatMap((text) => [...this.glyphs(text)]));
  }
}
