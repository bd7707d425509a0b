/** What waits to be read: by problem, by batch, by what became of it. */
import type { QueueEntry, QueueView, ReviewState } from '../../lib/desk/view.ts';
import { h } from '../search/dom.ts';

export interface Filter {
  readonly state: ReviewState;
  readonly problem: string;
  readonly batch: string;
}

export const anyFilter: Filter = { state: 'open', problem: '', batch: '' };

const states: readonly { readonly state: ReviewState; readonly label: string }[] = [
  { state: 'open', label: '待审' },
  { state: 'postponed', label: '搁置' },
  { state: 'second', label: '待第二人读' },
  { state: 'accepted', label: '已审' },
];

export const matches = (entry: QueueEntry, { state, problem, batch }: Filter): boolean =>
  entry.state === state &&
  (problem === '' || entry.problems.includes(problem)) &&
  (batch === '' || entry.batch === batch);

/** Something to choose, with the number of documents in it. */
interface Group {
  readonly key: string;
  readonly label: string;
  /** Null when it is not told. */
  readonly count: number | null;
}

/** Groups of what waits, the largest first. */
function groups(keys: readonly string[], label: (key: string) => string): Group[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, label: label(key), count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

interface Panel {
  readonly queue: QueueView;
  readonly filter: Filter;
  readonly entries: readonly QueueEntry[];
  /** Id of the document that is open. */
  readonly open: string | null;
  readonly onFilter: (filter: Filter) => void;
  readonly onOpen: (id: string) => void;
}

function choice(
  label: string,
  id: string,
  options: readonly Group[],
  value: string,
  onChange: (value: string) => void,
): HTMLElement {
  const select = h(
    'select',
    { id, onchange: () => onChange(select.value) },
    options.map(({ key, label: text, count }) =>
      h('option', { value: key, selected: key === value }, count === null ? text : `${text}（${count}）`),
    ),
  );
  return h('p', { class: 'field-row' }, h('label', { for: id }, label), select);
}

/** Enough to see where one is; the filters lead to the others. */
const shown = 60;

/** The stretch of a long list that holds the open document. */
function stretch(entries: readonly QueueEntry[], open: string | null): readonly QueueEntry[] {
  const at = Math.max(
    0,
    entries.findIndex(({ id }) => id === open),
  );
  const start = Math.max(0, Math.min(at - shown / 2, entries.length - shown));
  return entries.slice(start, start + shown);
}

export function queuePanel({
  queue,
  filter,
  entries,
  open,
  onFilter,
  onOpen,
}: Panel): readonly HTMLElement[] {
  const count = (state: ReviewState): number => queue.entries.filter((one) => one.state === state).length;
  const waiting = queue.entries.filter((one) => one.state === filter.state);
  const problems = groups(
    waiting.flatMap((one) => one.problems),
    (slug) => queue.labels[slug] ?? slug,
  );
  const batches = groups(
    waiting.map((one) => one.batch),
    (batch) => batch,
  );
  const all = (label: string): Group => ({ key: '', label, count: null });
  const list = h(
    'ol',
    { class: 'queue-list' },
    stretch(entries, open).map(({ id, title, file, problems }) =>
      h(
        'li',
        {},
        h(
          'button',
          { type: 'button', 'aria-current': id === open ? 'true' : null, onclick: () => onOpen(id) },
          h('span', { class: 'queue-title' }, title),
          h('span', { class: 'note' }, problems.length > 0 ? labelsOf(problems, queue) : file),
        ),
      ),
    ),
  );
  return [
    choice(
      '状态',
      'queue-state',
      states.map(({ state, label }) => ({ key: state, label, count: count(state) })),
      filter.state,
      (state) => onFilter({ ...filter, state: state as ReviewState }),
    ),
    choice('问题', 'queue-problem', [all('全部问题'), ...problems], filter.problem, (problem) =>
      onFilter({ ...filter, problem }),
    ),
    choice('批次', 'queue-batch', [all('全部批次'), ...batches], filter.batch, (batch) =>
      onFilter({ ...filter, batch }),
    ),
    h(
      'p',
      { class: 'note' },
      `${entries.length} 份${entries.length > shown ? `，列出附近的 ${shown} 份` : ''}`,
    ),
    list,
  ];
}

const labelsOf = (slugs: readonly string[], { labels }: QueueView): string =>
  slugs.map((slug) => labels[slug] ?? slug).join('、');
