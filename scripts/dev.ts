/** `npm run dev`: pages that change as they are edited. Search needs an index: use `npm start` for that. */
import { dev } from 'astro';
import { ingestAll } from '../src/lib/build/ingest-custody.ts';
import { root } from '../src/lib/core/run.ts';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
await ingestAll(root);
const server = await dev({ root });
const end = () => void server.stop();
process.once('SIGINT', end).once('SIGTERM', end);
