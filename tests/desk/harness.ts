/**
 * Desks for tests: a project of its own with made-up documents in custody, the desk as a process beside it, and a
 * browser that watches what happens in its pages.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { z } from 'zod';
import { rawDocument, readSource, takeCustody } from '../../src/lib/archive/custody/custody.ts';
import { type sourceSchema, sourceToYaml } from '../../src/lib/archive/custody/source.ts';
import { bringBrowser } from '../../src/lib/dev/browser.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';
import { reportId } from '../../src/lib/reading/decode/report-id.ts';
import { watch } from '../browser/watch.ts';

type SourceInput = z.input<typeof sourceSchema>;

export interface Planted {
  readonly file: string;
  readonly text: string | Uint8Array;
  /** What its record says besides. */
  readonly record?: Partial<SourceInput>;
}

export interface Project {
  readonly root: string;
  /** Takes documents into custody. @returns their ids, in order */
  plant(documents: readonly Planted[]): Promise<string[]>;
  /** What the record of a document says now. */
  source(id: string): ReturnType<typeof readSource>;
  /** Its Markdown. */
  markdown(id: string): string;
  remove(): void;
}

const received = '2026-11-30';

export function makeProject(): Project {
  const root = mkdtempSync(join(tmpdir(), 'juanzong-desk-'));
  copyProject(root);
  const rawDir = join(root, 'content', 'raw');
  return {
    root,
    async plant(documents) {
      const ids: string[] = [];
      for (const { file, text, record } of documents) {
        const raw = rawDocument(file, Buffer.from(text));
        await takeCustody(rawDir, raw, received);
        const id = reportId(raw.sha256);
        ids.push(id);
        if (record === undefined) continue;
        const source = await readSource(rawDir, id);
        writeFileSync(join(rawDir, id, 'source.yml'), sourceToYaml({ ...source, ...record }));
      }
      return ids;
    },
    source: (id) => readSource(rawDir, id),
    markdown: (id) => readFileSync(join(root, 'content', 'reports', `${id}.md`), 'utf8'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export interface RunningDesk {
  /** With the token. */
  readonly url: string;
  readonly origin: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** @param args of `npm run desk` */
export function startDesk(
  root: string,
  args: readonly string[] = ['--reader', '测试员'],
): Promise<RunningDesk> {
  const child = spawn(process.execPath, [join(root, 'scripts', 'desk.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const [url] = /http:\S+/.exec(said) ?? [];
      if (url === undefined) return;
      const stop = async (): Promise<void> => {
        child.kill('SIGTERM');
        await ended;
      };
      resolve({ url, origin: new URL(url).origin, process: child, stop });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    void ended.then(() => reject(new Error(`the desk ended: ${said}`)));
  });
}

/** No name resolves: what a page asks of another host fails instead of leaving the machine. */
const onlyThisMachine = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

export async function startBrowser(): Promise<Browser> {
  const { executablePath, args } = await bringBrowser();
  return chromium.launch({ executablePath, args: [...args, onlyThisMachine] });
}

/** Opens the desk. What goes wrong in the page is added to `trouble`. */
export async function openDesk(
  browser: Browser,
  { url, origin }: RunningDesk,
  trouble: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  await watch(page, origin, trouble);
  await page.goto(url);
  await page.waitForSelector('.desk-reading h2, .desk-original p');
  return page;
}

/** The document that the page shows. */
export const shownId = (page: Page): Promise<string> => page.evaluate(() => location.hash.slice(1));

/** Waits until the foot of the page says something. */
export const waitForWord = (page: Page, word: string): Promise<unknown> =>
  page.locator('.desk-says', { hasText: word }).waitFor();
