/**
 * Gives templates their view in the development server. In a build the view comes with the request, see `lib/build/render`.
 */

import { defineMiddleware } from 'astro:middleware';
import { createHash } from 'node:crypto';

export const onRequest = defineMiddleware(async (context, next) => {
  if (context.locals.view) return next();
  const { findOutput } = await import('./lib/build/render/dev-site.ts');
  const found = await findOutput(context.url.pathname);
  if (found === null) return next();
  if ('bytes' in found) return new Response(found.bytes as BodyInit);
  context.locals.view = found.view;
  context.locals.version = createHash('sha256').update(JSON.stringify(found.view)).digest('hex').slice(0, 16);
  return found.template === undefined
    ? next()
    : next(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/${found.template}`);
});
