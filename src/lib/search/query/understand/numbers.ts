/** Numbers below ten thousand in digits and in Chinese numerals, as queries write them. */

const digits = '〇一二三四五六七八九';
const weights: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 12 → 12, 十二 → 12, 两 → 2, 一千零三 → 1003 */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let sum = 0;
  let digit = 0;
  for (const character of text.replace(/零/g, '〇').replace(/两/g, '二')) {
    const value = digits.indexOf(character);
    if (value >= 0) digit = value;
    else {
      sum += (digit || 1) * (weights[character] ?? 1);
      digit = 0;
    }
  }
  return sum + digit;
}

/** 12 → 十二, 103 → 一百零三, 1000 → 一千; 0 has none */
export function numeralOf(number: number): string {
  let text = '';
  let gap = false;
  for (const [unit, weight] of [...Object.entries(weights).reverse(), ['', 1] as const]) {
    const digit = Math.floor(number / weight) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    // Ten to nineteen begin with 十.
    const isTeen = unit === '十' && digit === 1 && text === '';
    text += `${gap ? '零' : ''}${isTeen ? '' : digits[digit]}${unit}`;
    gap = false;
  }
  return text;
}
