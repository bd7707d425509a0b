/** The built site as one zip file that can be read without a network, with a server for it of a few lines. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteName } from '../../../core/name.ts';
import { contentType, fileTypes } from '../../hosting/file-types.ts';
import { listFiles } from '../../hosting/files.ts';
import { withSlashes } from '../../hosting/header-rules.ts';
import { writeZip, type ZipEntry } from '../zip.ts';

export interface OfflineOptions {
  /** Path of the zip file. */
  readonly file: string;
  readonly siteDir: string;
  readonly contentVersion: string;
}

/** Folder that everything lies in, so that unpacking leaves no loose files. */
const top = 'juanzong';

/** @returns number of files of the site */
export async function writeOffline({ file, siteDir, contentVersion }: OfflineOptions): Promise<number> {
  const base = baseOf(siteDir);
  const { names, endings } = fileTypes();
  const types = Object.fromEntries([
    ...Object.entries(names).map(([name, type]) => [name, contentType(type)]),
    ...Object.entries(endings).map(([ending, type]) => [`.${ending}`, contentType(type)]),
  ]);
  const files = listFiles(siteDir);
  const text = (path: string, data: string): ZipEntry => ({
    path: `${top}/${path}`,
    data: Buffer.from(data),
  });
  await writeZip(file, [
    text('README.txt', readme(base, contentVersion)),
    text('serve.json', `${JSON.stringify({ home: base, types }, null, 1)}\n`),
    { path: `${top}/serve.mjs`, data: readFileSync(join(import.meta.dirname, 'serve.mjs')) },
    ...files.map((path) => ({
      path: `${top}/site${base}${path}`,
      data: { file: join(siteDir, path) },
      stored: !isText(path, endings),
    })),
  ]);
  return files.length;
}

const isText = (path: string, endings: Readonly<Record<string, { readonly text: boolean }>>): boolean =>
  endings[path.split('.').at(-1) ?? '']?.text ?? false;

/** The build writes the base path into the file for Apache. */
function baseOf(siteDir: string): string {
  const text = readFileSync(join(siteDir, '.htaccess'), 'utf8');
  const path = /^ErrorDocument 404 (\/.*)404\.html$/m.exec(text)?.[1];
  if (path === undefined)
    throw new Error(`${siteDir}/.htaccess does not say for which path the site was built`);
  return withSlashes(path);
}

const readme = (base: string, version: string): string => `${siteName}：离线副本（内容版本 ${version}）

网页要由一个小小的网页服务器提供，直接打开文件看不到完整的网站。在本文件夹里运行下面任意一行，
再用浏览器打开它给出的地址。不需要网络，也不会连接别的机器；按 Ctrl+C 结束。

有 Python 的机器（macOS、Linux 多已装好）：

    python3 -m http.server 8000 --bind 127.0.0.1 --directory site

然后打开 http://localhost:8000${base}

有 Node 的机器（20.11 以上）：

    node serve.mjs

8000 端口已有他用时，在行尾（Python 在 8000 处）换一个数字。

所有文件的 SHA-256 在 site${base}manifest.json 和 site${base}manifest/ 里。
`;
