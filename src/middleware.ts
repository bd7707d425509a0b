/**
 * Gives templates what their page shows and the words of its language. In a build the view comes with the request, see
 * `lib/build/render`; the development server looks it up.
 */

import { defineMiddleware } from 'astro:middleware';
import { createHash } from 'node:crypto';
import { languageTags, localeOf } from './lib/core/interface/locale.ts';
import { routes } from './lib/core/routes.ts';
import { wordingIn } from './lib/site/wording.ts';

const base = import.meta.env.BASE_URL;
const root = base.endsWith('/') ? base : `${base}/`;

/** @param pathname with the base path */
function language(pathname: string) {
  const locale = localeOf(pathname.slice(root.length));
  const wording = wordingIn(locale);
  const reportLang = locale === 'zh' ? undefined : languageTags.zh;
  return { wording, t: wording.t, to: routes(base, locale), reportLang };
}

export const onRequest = defineMiddleware(async (context, next) => {
  Object.assign(context.locals, language(context.url.pathname));
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
