import type { APIRoute } from 'astro';
import { reportText } from '../../../lib/site/plain-text.ts';
import { routes } from '../../../lib/site/routes.ts';
import { archive, parsedReport } from '../../../site-data.ts';

export async function getStaticPaths() {
  return (await archive()).reports.map(({ id }) => ({ params: { id } }));
}

export const GET: APIRoute = async ({ params, site }) => {
  const id = params.id ?? '';
  const page = routes(import.meta.env.BASE_URL).report(id);
  const text = reportText(await parsedReport(id), site ? new URL(page, site).href : null);
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
