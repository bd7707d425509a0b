import { parseMarker } from '../../core/text/markers.ts';

/** The number that a list shows, in front of the text unless the author wrote one there as well. */
export function numberedText(number: string | null, text: string): string {
  if (number === null) return text;
  const own = parseMarker(text.trimStart())?.marker;
  const shown = parseMarker(`${number}。`)?.marker ?? parseMarker(number)?.marker;
  if (own && shown && own.style === shown.style) return text;
  const joint = /[\s、,，.．:：)）\]】〕]$/.test(number) ? '' : ' ';
  return `${number}${joint}${text.trimStart()}`;
}
