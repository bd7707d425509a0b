/** Numbers that are skipped or come twice are told, never mended: the document is shown as published. */
import type { Message, Node } from '../../core/model.ts';

export function numberingMessages(nodes: readonly Node[]): Message[] {
  const messages: Message[] = [];
  const last: { level: number; style: string; value: number }[] = [];
  for (const node of nodes) {
    if (node.type !== 'heading') continue;
    while ((last.at(-1)?.level ?? 0) > node.level) last.pop();
    const { marker, level, block } = node;
    const before = last.at(-1)?.level === level ? last.pop() : undefined;
    if (!marker) continue;
    last.push({ level, style: marker.style, value: marker.value });
    if (before && before.style !== marker.style) continue;
    const expected = (before?.value ?? 0) + 1;
    if (marker.value === expected) continue;
    const repeated = before !== undefined && marker.value <= before.value;
    messages.push({
      slug: repeated ? 'heading-number-repeated' : 'heading-number-skipped',
      severity: 'info',
      message: `第 ${block.line} 行的标题编号为“${marker.text}”，按顺序应为 ${expected}；请核对原文是否缺漏，正文照原样显示`,
      line: block.line,
    });
  }
  return messages;
}
