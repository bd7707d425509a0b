import type { APIRoute } from 'astro';
import { archive, reportMarkdown } from '../../../site-data.ts';

export async function getStaticPaths() {
  return (await archive()).reports.map(({ id }) => ({ params: { id } }));
}

export const GET: APIRoute = async ({ params }) =>
  new Response(await reportMarkdown(params.id ?? ''), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
