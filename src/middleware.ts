/**
 * Gives templates their view in the development server. In a build the view comes with the request, see `lib/build/render`.
 */

import { defineMiddleware } from 'astro:middleware';
import { createHash } from 'node:crypto';

export const onRequest = defineMiddleware(async (context, next) => {
  if (context.locals.kind) return next();
  const { findOutput } = await import('./lib/build/render/dev-site.ts');
  const found = await findOutput(context.url.pathname);
  if ('bytes' in found) return new Response(found.bytes as BodyInit);
  const { kind, view, status } = found;
  const version = createHash('sha256').update(JSON.stringify(view)).digest('hex').slice(0, 16);
  Object.assign(context.locals, { kind, view, version });
  const response = await next();
  return new Response(response.body, { status, headers: response.headers });
});
