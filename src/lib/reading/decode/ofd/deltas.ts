/**
 * Offsets between the characters of a TextCode (GB/T 33190-2016, 11.3): one number for each character but the first;
 * `g 3 1.5` stands for three times 1.5.
 * @param list the value of DeltaX or DeltaY
 * @param most how many offsets are of use: a list that promises more is not followed
 */
export function deltasOf(list: string | undefined, most: number): number[] {
  const words = (list ?? '').trim().split(/[\s,]+/);
  const deltas: number[] = [];
  for (let i = 0; i < words.length && deltas.length < most; i++) {
    const isGroup = words[i] === 'g';
    const times = isGroup ? Number.parseInt(words[i + 1] ?? '', 10) : 1;
    const value = Number.parseFloat(words[isGroup ? i + 2 : i] ?? '');
    if (isGroup) i += 2;
    if (!Number.isFinite(value) || !(times > 0)) continue;
    const end = Math.min(most, deltas.length + times);
    while (deltas.length < end) deltas.push(value);
  }
  return deltas;
}
