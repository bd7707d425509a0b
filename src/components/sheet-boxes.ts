/** Boxes around words on the picture of a page of the original. */
import type { PageBox } from '../lib/core/page-places.ts';

const svg = 'http://www.w3.org/2000/svg';
/** Edges of boxes are in parts of so many. */
const parts = '10000';

const set = (node: Element, attributes: Readonly<Record<string, string | number>>): void => {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
};

/** A drawing that lies over the picture of a page, with the boxes that are on it. */
export function boxesOn(boxes: readonly PageBox[], page: number): SVGSVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  set(drawing, { viewBox: `0 0 ${parts} ${parts}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  for (const [on, left, top, right, bottom] of boxes) {
    if (on !== page) continue;
    const box = document.createElementNS(svg, 'rect');
    set(box, { x: left, y: top, width: right - left, height: bottom - top });
    drawing.append(box);
  }
  return drawing;
}

const boxStyle = `
  .sheet {
    position: relative;
  }

  .sheet img {
    display: block;
    inline-size: 100%;
    block-size: auto;
    background: white;
  }

  .sheet svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  .sheet rect {
    fill: rgb(255 214 0 / 22%);
    stroke: #b3261e;
    stroke-width: 2px;
    vector-effect: non-scaling-stroke;
  }
`;

/** Adds styles to the page, as scripts may: nothing is written into it. */
export function adoptStyles(...styles: readonly string[]): void {
  const made = [boxStyle, ...styles].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  document.adoptedStyleSheets.push(...made);
}
