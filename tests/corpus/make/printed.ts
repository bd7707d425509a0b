/** What a browser or an office suite makes of a page: MHTML and PDF by Chromium, DOC and PDF by LibreOffice. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { Draft } from './draft.ts';
import { articleHtml, escapeHtml, renderHtml } from './html.ts';
import { renderDocx } from './word.ts';

const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
];

async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: flags,
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** 另存为「网页，单个文件」: the page is served to the browser under its own address, nothing leaves the machine. */
export async function renderMhtml(draft: Draft): Promise<Uint8Array> {
  const url = draft.facts.url ?? '';
  return withBrowser(async (browser) => {
    const page = await browser.newPage();
    await page.route('**/*', (route) =>
      route.request().url() === url
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: renderHtml(draft) })
        : route.abort(),
    );
    await page.goto(url);
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
    return Buffer.from(data);
  });
}

/** A4 with 仿宋 in 16 pt; `columns` sets two columns in 15 pt as a gazette does. */
export async function renderPdf(draft: Draft): Promise<Uint8Array> {
  const { facts, lines } = draft;
  const columns = facts.layout === 'columns';
  const title = lines.flatMap((line) => (line.mark === 'T' ? [escapeHtml(line.text)] : [])).join('<br>');
  // 红头: the body's name in red with the number below and a red line.
  const letterhead =
    facts.layout === 'letterhead'
      ? `<div class="red">${escapeHtml(facts.running ?? '')}</div><p class="number">${facts.documentNumber}</p><hr>`
      : '';
  const html = `<!DOCTYPE html><meta charset="utf-8"><title></title><style>
body { font: ${columns ? '15pt' : '16pt'}/1.7 'Noto Serif CJK SC'; text-align: justify; }
h1 { font-size: 22pt; text-align: center; font-weight: normal; column-span: all; }
main { column-count: ${columns ? 2 : 1}; column-gap: 10mm; }
p { margin: 0; } table { border-collapse: collapse; width: 100%; font-size: 12pt; }
.red { color: red; font-size: 32pt; text-align: center; letter-spacing: 4pt; } .number { text-align: center; }
hr { border: 1px solid red; }</style>${letterhead}<main><h1>${title}</h1>${articleHtml(draft)}</main>`;
  const small = 'font-size:9pt;width:100%;text-align:center;font-family:Noto Serif CJK SC';
  return withBrowser(async (browser) => {
    const page = await browser.newPage();
    await page.setContent(html);
    return page.pdf({
      format: 'A4',
      margin: { top: '25mm', bottom: '25mm', left: '26mm', right: '26mm' },
      displayHeaderFooter: true,
      headerTemplate: `<div style="${small}">${letterhead === '' ? escapeHtml(facts.running ?? '') : ''}</div>`,
      footerTemplate: `<div style="${small}">— <span class="pageNumber"></span> —</div>`,
    });
  });
}

/** Converts the draft's Word document. @param to extension that LibreOffice knows, `doc` or `pdf` */
export async function convertWord(draft: Draft, to: 'doc' | 'pdf'): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  try {
    writeFileSync(join(folder, 'document.docx'), await renderDocx(draft));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', to, '--outdir', folder, `${folder}/document.docx`],
      {
        stdio: 'ignore',
      },
    );
    return readFileSync(join(folder, `document.${to}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
