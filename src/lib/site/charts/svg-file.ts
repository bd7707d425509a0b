/** Drawings as an SVG file of its own: colours stand in it, as no page's stylesheet reaches it. */
import type { Drawing } from './spec.ts';

/** Those of the site's light colours, by the classes of shapes. */
const style = [
  'text{font-size:12px;fill:#1f1d1a}',
  '.tick{fill:#57534c}',
  '.grid{stroke:#d9d5ca}',
  '.axis{stroke:#8a857b}',
  '.s1{fill:#1d4e89}',
  '.dot{fill-opacity:.55}',
  '.line{fill:none;stroke:#1d4e89;stroke-width:1.5}',
  '.tile{fill:none;stroke:#d9d5ca}',
  '.median{stroke:#9c2a1f;stroke-width:2}',
].join('');

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const titleHeight = 36;
const footHeight = 28;
const margin = 8;

export interface TitledDrawing extends Drawing {
  readonly title: string;
}

function drawn({ tag, attributes, text }: Drawing['shapes'][number]): string {
  const own = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(String(value))}"`);
  return `<${tag} ${own.join(' ')}>${escapeXml(text ?? '')}</${tag}>`;
}

/**
 * @param drawings at least one, drawn below each other; the title of the first is that of the file
 * @param source where the values come from, below the drawings
 * @param family of the writing, for programs that have it
 */
export function svgFile(drawings: readonly TitledDrawing[], source: string, family: string): string {
  let top = 0;
  const parts = drawings.map(({ title, height, shapes }) => {
    const group = `<text x="${margin}" y="${top + 22}" style="font-size:14px">${escapeXml(title)}</text><g transform="translate(0 ${top + titleHeight})">${shapes.map(drawn).join('')}</g>`;
    top += titleHeight + height;
    return group;
  });
  const width = Math.max(...drawings.map((one) => one.width));
  const all = top + footHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${all}" font-family="${escapeXml(family)}">`,
    `<title>${escapeXml(drawings[0]?.title ?? '')}</title>`,
    `<style>${style}</style>`,
    `<rect width="${width}" height="${all}" fill="#fff"/>`,
    ...parts,
    `<text class="tick" x="${margin}" y="${all - 10}">${escapeXml(source)}</text>`,
    '</svg>',
  ].join('');
}
