/** Choosing a report by part of the country, issuer and time, instead of by its id. */
import { type IssuerChoice, reportBefore } from '../../lib/site/compare/choices.ts';
import { element } from '../reader/dom.ts';
import { to } from '../texts.ts';

const files = new Map<string, Promise<readonly IssuerChoice[]>>();

/** Issuers of a part of the country; a file that did not come is asked for again the next time. */
function issuersOf(part: string): Promise<readonly IssuerChoice[]> {
  const known = files.get(part);
  if (known) return known;
  const asked = fetch(to.file(`compare/data/${part}.json`)).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.json() as Promise<readonly IssuerChoice[]>;
  });
  files.set(part, asked);
  asked.catch(() => files.delete(part));
  return asked;
}

interface Chooser {
  readonly part: HTMLSelectElement;
  readonly issuer: HTMLSelectElement;
  readonly report: HTMLSelectElement;
}

function fill(select: HTMLSelectElement, options: readonly (readonly [value: string, name: string])[]): void {
  const [first] = select.options;
  select.replaceChildren(
    ...(first ? [first] : []),
    ...options.map(([value, name]) => element('option', { value }, name)),
  );
  select.disabled = options.length === 0;
}

async function showIssuers({ part, issuer, report }: Chooser): Promise<void> {
  fill(report, []);
  fill(issuer, []);
  const wanted = part.value;
  const issuers = wanted === '' ? [] : await issuersOf(wanted);
  if (part.value === wanted)
    fill(
      issuer,
      issuers.map(([name]) => [name, name]),
    );
}

/** The issuer that is chosen with its reports, null before one is. */
async function chosenIssuer({ part, issuer }: Chooser): Promise<IssuerChoice | null> {
  if (part.value === '' || issuer.value === '') return null;
  const name = issuer.value;
  return (await issuersOf(part.value)).find(([own]) => own === name) ?? null;
}

const showReports = async (chooser: Chooser): Promise<void> =>
  fill(chooser.report, (await chosenIssuer(chooser))?.[1] ?? []);

/** Sets beside the first report the one before it, until the reader chooses another. */
async function propose(first: Chooser, second: Chooser): Promise<void> {
  const issuer = await chosenIssuer(first);
  const before = issuer && reportBefore(issuer, first.report.value);
  if (!before || second.part.value !== '') return;
  second.part.value = first.part.value;
  await showIssuers(second);
  second.issuer.value = first.issuer.value;
  await showReports(second);
  second.report.value = before;
}

/** @param form with a group of three selects for each report; @param failed told when a list did not come */
export function chooseReports(form: HTMLFormElement, failed: () => void): void {
  const choosers = [...form.querySelectorAll('fieldset')].map((field): Chooser => {
    const [part, issuer, report] = field.querySelectorAll('select');
    if (!part || !issuer || !report) throw new Error('compare page: a group has no three lists');
    return { part, issuer, report };
  });
  const [first, second] = choosers;
  const tell = (done: Promise<void>) => void done.catch(failed);
  for (const chooser of choosers) {
    chooser.part.addEventListener('change', () => tell(showIssuers(chooser)));
    chooser.issuer.addEventListener('change', () => tell(showReports(chooser)));
  }
  if (first && second) first.report.addEventListener('change', () => tell(propose(first, second)));
}
