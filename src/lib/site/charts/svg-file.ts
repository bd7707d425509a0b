/** A drawing as an SVG file of its own: colours stand in it, as no page's stylesheet reaches it. */
import type { Drawing } from './spec.ts';

/** Those of the site's light colours, by the classes of shapes. */
const style = [
  'text{font-size:12px;fill:#1f1d1a}',
  '.tick{fill:#57534c}',
  '.grid{stroke:#d9d5ca}',
  '.axis{stroke:#8a857b}',
  '.s1{fill:#1d4e89}',
  '.dot{fill-opacity:.55}',
  '.median{stroke:#9c2a1f;stroke-width:2}',
].join('');

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const titleHeight = 36;
const footHeight = 28;
const margin = 8;

export interface ChartText {
  readonly title: string;
  /** Where the values come from, below the drawing. */
  readonly source: string;
}

/** @param family of the writing, for programs that have it */
export function svgFile(
  { width, height, shapes }: Drawing,
  { title, source }: ChartText,
  family: string,
): string {
  const drawn = shapes.map(({ tag, attributes, text }) => {
    const own = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(String(value))}"`);
    return `<${tag} ${own.join(' ')}>${escapeXml(text ?? '')}</${tag}>`;
  });
  const all = titleHeight + height + footHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${all}" font-family="${escapeXml(family)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${style}</style>`,
    `<rect width="${width}" height="${all}" fill="#fff"/>`,
    `<text x="${margin}" y="22" style="font-size:14px">${escapeXml(title)}</text>`,
    `<g transform="translate(0 ${titleHeight})">${drawn.join('')}</g>`,
    `<text class="tick" x="${margin}" y="${all - 10}">${escapeXml(source)}</text>`,
    '</svg>',
  ].join('');
}
