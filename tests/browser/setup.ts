/**
 * Once for all browser tests: serves the built site and starts one browser.
 * The site is `dist`, or the folder that JUANZONG_DIST names, built for the base path JUANZONG_BASE.
 */
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { root } from '../../src/lib/core/run.ts';
import { bringBrowser } from '../../src/lib/dev/browser.ts';
import { serveSite } from '../../src/lib/publish/hosting/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the home page, with a slash at its end. */
    siteUrl: string;
    /** Folder of the built site. */
    siteDir: string;
    browserEndpoint: string;
  }
}

/** No name resolves: what a page asks of another host fails instead of leaving the machine. */
const onlyThisMachine = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = resolve(root, process.env['JUANZONG_DIST'] ?? 'dist');
  const server = await serveSite({ dir, base: process.env['JUANZONG_BASE'] ?? '/', hosted: true });
  const { executablePath, args } = await bringBrowser();
  const browser = await chromium.launchServer({ executablePath, args: [...args, onlyThisMachine] });
  project.provide('siteUrl', server.url);
  project.provide('siteDir', dir);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.close();
  };
}
