/** Watches a page in the browser: errors, exceptions, requests to other origins, violations of the policy. */
import type { Page } from 'playwright-core';

/** @param origin of the site; what goes wrong is added to `trouble`, one line each */
export async function watch(page: Page, origin: string, trouble: string[]): Promise<void> {
  page.on('pageerror', (error) => trouble.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== origin) trouble.push(`request to ${url.href}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`content security policy: ${event.effectiveDirective} blocks ${event.blockedURI}`);
    });
  });
}
