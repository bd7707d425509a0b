import { shifted } from '../raised.ts';
import { child, type XmlNode } from '../xml/xml.ts';

/** A formula in one line: fractions with a slash, exponents and indices as shifted characters. */
export function formula(node: XmlNode): string {
  const inside = (part: XmlNode | undefined): string => (part ? formula(part) : '');
  switch (node.name) {
    case 'm:t':
      return node.text;
    case 'm:f':
      return `${inside(child(node, 'm:num'))}/${inside(child(node, 'm:den'))}`;
    case 'm:sup':
      return shifted(node.children.map(formula).join(''), 'raised');
    case 'm:sub':
      return shifted(node.children.map(formula).join(''), 'lowered');
    default:
      return node.children.map(formula).join('');
  }
}
