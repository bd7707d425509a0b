/** Why the system did not let a file be read or written, in a few words. */

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '是文件夹，不是文件',
  EACCES: '没有读写它的权限',
  EPERM: '没有读写它的权限',
  ELOOP: '链接绕回自身',
  ENAMETOOLONG: '文件名过长',
  EIO: '磁盘读写出错',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EROFS: '磁盘是只读的',
  EMFILE: '打开的文件过多',
  ENFILE: '打开的文件过多',
  EBUSY: '文件正被占用',
  ESTALE: '网络磁盘上的文件已经不在',
  ENXIO: '不是普通文件',
};

/** True for an error that the file system gave. */
export const isFileProblem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

export function fileProblem(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? `不能读写（${code || message}）`;
}
