/** XML as text, by hand: what the tests write shares nothing with what reads it. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Numbers as writers print them: four digits behind the point at most. */
export const number = (value: number): string => String(Number(value.toFixed(4)));

export class Markup {
  readonly prefix: string;
  readonly namespace: string;

  /** @param prefix of all elements, may be empty; @param namespace that it stands for */
  constructor(prefix = 'ofd', namespace = 'http://www.ofdspec.org/2016') {
    this.prefix = prefix;
    this.namespace = namespace;
  }

  element(name: string, attributes: Attributes, ...children: string[]): string {
    const tag = this.prefix === '' ? name : `${this.prefix}:${name}`;
    const written = Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(
        ([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? number(value) : String(value))}"`,
      )
      .join('');
    const inside = children.join('');
    return inside === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inside}</${tag}>`;
  }

  text = (name: string, value: string, attributes: Attributes = {}): string =>
    this.element(name, attributes, escaped(value));

  root(name: string, ...children: string[]): string {
    const attribute = this.prefix === '' ? 'xmlns' : `xmlns:${this.prefix}`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${this.element(name, { [attribute]: this.namespace }, ...children)}`;
  }
}
