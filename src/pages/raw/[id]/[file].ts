import type { APIRoute } from 'astro';
import { rawFileName } from '../../../lib/site/raw-file.ts';
import { archive, reportRaw } from '../../../site-data.ts';

export async function getStaticPaths() {
  const { reports } = await archive();
  return reports.map((report) => ({
    params: { id: report.id, file: rawFileName(report) },
    props: { report },
  }));
}

/** The type is a safe one whatever the bytes are: nothing that is served here may run. */
export const GET: APIRoute = ({ props }) =>
  new Response(Uint8Array.from(reportRaw(props.report)), {
    headers: { 'Content-Type': 'application/octet-stream', 'X-Content-Type-Options': 'nosniff' },
  });
