import type { APIRoute } from 'astro';
import { jsonIndex } from '../../lib/site/json-index.ts';
import { routes } from '../../lib/site/routes.ts';
import { archive } from '../../site-data.ts';

export const GET: APIRoute = async () =>
  Response.json(jsonIndex((await archive()).reports, routes(import.meta.env.BASE_URL)));
