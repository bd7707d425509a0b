/**
 * A generated file carries the checksum of what was generated, in a comment. As long as it fits, nobody has
 * touched the file and it may be written again; when it does not, a person's edit stands there and is kept.
 */
import { createHash } from 'node:crypto';

const sealLine = /^# 由 ingest 生成 sha256:([0-9a-f]{64}) .*\n/m;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @param markdown a text that begins with YAML front matter */
export function seal(markdown: string): string {
  const line = `# 由 ingest 生成 sha256:${digest(markdown)} 可以直接修改，改过的文件不会被覆盖\n`;
  return markdown.replace(/^---\n/, `---\n${line}`);
}

/** @returns true when a text is just what was sealed, to the byte */
export function isUntouched(text: string): boolean {
  const match = sealLine.exec(text);
  return match?.[1] === digest(text.replace(sealLine, ''));
}
