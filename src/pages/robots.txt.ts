import type { APIRoute } from 'astro';
import { routes } from '../lib/site/routes.ts';

const to = routes(import.meta.env.BASE_URL);

export const GET: APIRoute = ({ site }) =>
  new Response(
    [
      'User-agent: *',
      'Allow: /',
      ...(site ? [`Sitemap: ${new URL(to.file('sitemap.xml'), site).href}`] : []),
      '',
    ].join('\n'),
  );
