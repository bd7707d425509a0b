/**
 * Names of the Unified Office Format (标文通): GB/T 20916-2007 writes them in Chinese (`字:段落`), its successor of 2010
 * adds a number to each (`字:段落_416B`). Prefix and number are left away, so that one reader reads both.
 */
import type { XmlNode } from '../xml/xml.ts';

export const bareName = (name: string): string => name.replace(/^[^:]*:/, '').replace(/_[0-9A-F]{4}$/, '');

/** Elements whose text matters. */
export const keptElements: ReadonlySet<string> = new Set(
  '文本串 大纲级别 编号格式 编号格式表示 项目符号 起始编号 是否粗体 粗体 上下标类型 上下标 是否隐藏文字 跨列 跨行 标题 主题 作者 创建者 创建日期 公式'.split(
    ' ',
  ),
);

/** @returns an attribute by its bare name */
export function attribute({ attributes }: XmlNode, name: string): string | undefined {
  return Object.entries(attributes).find(([written]) => bareName(written) === name)?.[1];
}

/** Every element of a name below, in document order; not within others of that name. */
export function* all(node: XmlNode, name: string): Generator<XmlNode> {
  for (const part of node.children) {
    if (part.name === name) yield part;
    else yield* all(part, name);
  }
}

export const part = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((one) => one.name === name);

/** A property: its text in one edition, the attribute 值 in the other; undefined when it is not set. */
export function property(node: XmlNode | undefined, ...names: string[]): string | undefined {
  const found = node?.children.find(({ name }) => names.includes(name));
  return found && (attribute(found, '值') ?? found.text.trim());
}
