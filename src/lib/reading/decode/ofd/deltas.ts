/**
 * Offsets between the characters of a TextCode (GB/T 33190-2016, 11.3): one number for each character but the first;
 * `g 3 1.5` stands for three times 1.5.
 * @param list the value of DeltaX or DeltaY
 * @param count how many offsets are wanted: a list that promises more is not followed
 * @returns at most `count` numbers; a list that ends early goes on with its last one, an empty one stays empty
 */
export function deltasOf(list: string | undefined, count: number): number[] {
  const words = (list ?? '').trim().split(/[\s,]+/);
  const deltas: number[] = [];
  for (let i = 0; i < words.length && deltas.length < count; i++) {
    const isGroup = words[i] === 'g';
    const times = isGroup ? Number.parseInt(words[i + 1] ?? '', 10) : 1;
    const value = Number.parseFloat(words[isGroup ? i + 2 : i] ?? '');
    if (isGroup) i += 2;
    if (!Number.isFinite(value) || !(times > 0)) continue;
    const end = Math.min(count, deltas.length + times);
    while (deltas.length < end) deltas.push(value);
  }
  const last = deltas.at(-1);
  while (last !== undefined && deltas.length < count) deltas.push(last);
  return deltas;
}
