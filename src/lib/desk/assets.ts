/** Script, styles and frame of the desk's page, made when it starts; nothing of them is part of the site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { siteName } from '../core/name.ts';
import { root } from '../core/run.ts';
import { escapeHtml } from './safe-page.ts';

export interface Asset {
  readonly type: string;
  readonly content: string | Uint8Array;
}

const script = 'text/javascript; charset=utf-8';
const entries = ['src/components/desk/desk-page.ts', 'src/styles/desk.css'];

export const assetPaths: ReadonlySet<string> = new Set(['/desk.js', '/desk.css', '/favicon.svg']);

/** @returns what the page loads, by path */
export async function deskAssets(): Promise<ReadonlyMap<string, Asset>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: root,
    entryNames: '[name]',
    bundle: true,
    format: 'esm',
    target: 'es2023',
    write: false,
    charset: 'utf8',
    logLevel: 'silent',
  });
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return new Map<string, Asset>([
    ['/desk.js', { type: script, content: text('.js') }],
    ['/desk.css', { type: 'text/css; charset=utf-8', content: text('.css') }],
    ['/favicon.svg', { type: 'image/svg+xml', content: readFileSync(join(root, 'public/favicon.svg')) }],
  ]);
}

/** @param pageToken that the page's script sends with everything that writes */
export const pageHtml = (pageToken: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="desk-token" content="${escapeHtml(pageToken)}">
<title>审阅台 · ${siteName}</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/desk.css">
<script type="module" src="/desk.js"></script>
</head>
<body>
<noscript>审阅台要在启用 JavaScript 的浏览器里使用。</noscript>
</body>
</html>
`;
