/** What a report's page does beyond being read; without JavaScript nothing of the report is missing. */
import { completeCitation } from './cite.ts';
import { quoteBars } from './quote.ts';
import { followAnchor } from './report-error.ts';
import { quoteSelection } from './selection.ts';
import { showSheets } from './sheets.ts';
import { followReading } from './toc.ts';

const body = document.querySelector<HTMLElement>('#text');
const toc = document.querySelector<HTMLElement>('.toc');
const tools = document.querySelector<HTMLElement>('.reader-tools');
const query = new URLSearchParams(location.search).get('q')?.trim();

if (body && toc) followReading(toc, body);
if (body) quoteBars(body);
if (body && tools) quoteSelection(body, tools);
completeCitation();
followAnchor();
showSheets();
if (body && query) {
  const { showHits } = await import('./hits.ts');
  showHits(body, query);
}
