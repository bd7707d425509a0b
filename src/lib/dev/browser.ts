/**
 * Finds a Chromium for the browser tests and the screenshots, or brings one: an installed browser first,
 * then the test tool's own download, then the distribution's package.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { output, run, runNode } from '../core/run.ts';

/** A browser that can be launched. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

const hint =
  'No Chromium was found and none could be installed: install Google Chrome or Chromium, or set CHROME_PATH to the browser program.';
const fontHint =
  'Warning: no Chinese font was found, screenshots will show empty boxes: install one, such as Noto Sans CJK (Debian: fonts-noto-cjk).';

/** The download is given up after this many milliseconds: a closed network must not stop the tests for long. */
const downloadTimeout = 180_000;
const aptTimeout = 600_000;

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome', 'msedge'];

/** Places outside PATH where installers put the browser, by `process.platform`. */
const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    `${process.env['HOME']}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
};

/**
 * @returns the browser to launch, after making sure as far as possible that Chinese text can be drawn
 * @throws with one line that says how to get a browser
 */
export async function bringBrowser(): Promise<FoundBrowser> {
  const executablePath = findBrowser() ?? (await download()) ?? (await installPackage());
  if (executablePath === null) throw new Error(hint);
  await bringFont();
  return { executablePath, args: browserArgs() };
}

/** @returns the path of an installed browser, or null; `CHROME_PATH` wins and must exist when it is set */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const wanted = env['CHROME_PATH'];
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROME_PATH is ${wanted}, but there is no such file: correct or unset it.`);
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  const candidates = [...inPath, ...(places[process.platform] ?? []), chromium.executablePath()];
  return candidates.find((path) => existsSync(path) && starts(path)) ?? null;
}

/** A browser whose system libraries are missing is there and yet of no use; on Windows asking would open it. */
function starts(path: string): boolean {
  return process.platform === 'win32' || output(path, ['--version']) !== null;
}

async function download(): Promise<string | null> {
  process.stderr.write('browser: none installed, downloading Chromium\n');
  const args = ['install', '--no-shell', 'chromium'];
  const options = { timeout: downloadTimeout, quiet: true };
  const code = await runNode('node_modules/playwright-core/cli.js', args, options);
  if (code !== 0) process.stderr.write('browser: the download did not succeed\n');
  return code === 0 ? findBrowser() : null;
}

async function installPackage(): Promise<string | null> {
  return (await aptInstall('chromium', 'fonts-noto-cjk')) ? findBrowser() : null;
}

async function bringFont(): Promise<void> {
  const fonts = output('fc-list', [':lang=zh', 'family']);
  if (process.platform !== 'linux' || fonts?.trim()) return;
  if (!(await aptInstall('fonts-noto-cjk', 'fontconfig'))) process.stderr.write(`${fontHint}\n`);
}

/** Only where it needs no question: as root on Debian and its kin. */
async function aptInstall(...packages: string[]): Promise<boolean> {
  if (!isRoot() || !existsSync('/etc/debian_version')) return false;
  process.stderr.write(`browser: installing ${packages.join(' ')} with apt-get\n`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: aptTimeout, quiet: true };
  await run('apt-get', ['-qq', 'update'], options);
  const args = ['-qq', '-y', '--no-install-recommends', 'install', ...packages];
  return (await run('apt-get', args, options)) === 0;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Switches: nothing may call home while tests run; root has no sandbox. */
function browserArgs(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
  ];
  return isRoot() ? ['--no-sandbox', ...quiet] : quiet;
}
