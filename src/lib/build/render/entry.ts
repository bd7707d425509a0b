/** What the built templates offer to the build. */
import { createApp } from 'astro/app/entrypoint';
import type { PageLocals } from './render-pages.ts';

// A page is written when all of it is there, so it need not come in pieces.
const app = createApp({ streaming: false });

/**
 * @param path of the page with the base path
 * @param locals what the page shows; `middleware.ts` adds the words
 * @returns the HTML
 * @throws Error when no template answers, or one fails
 */
export async function render(path: string, locals: PageLocals): Promise<string> {
  // Pages never see the host: addresses that they show come from the setting `site`.
  const response = await app.render(new Request(new URL(path, 'http://localhost')), {
    locals: locals as App.Locals,
  });
  if (response.status !== 200) throw new Error(`${path}: rendering gave status ${response.status}`);
  return response.text();
}
