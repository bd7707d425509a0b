/** What a person decides about a field: a candidate, a value typed, the same for other documents. */
import type { CandidateView, FieldView, SimilarView } from '../../lib/desk/view.ts';
import { h } from '../search/dom.ts';
import { decide, tell } from './api.ts';
import { openDialog } from './dialog.ts';
import type { Stage } from './stage.ts';
import { openTyping } from './typing.ts';
import { kindOfField } from './values.ts';
import { compared, write } from './write.ts';

/** The second reader's decision about a field stays in the page until the document is accepted. */
function choose(stage: Stage, field: FieldView, value: unknown, text: string): void {
  if (!stage.shown) return;
  stage.choices.set(field.name, { ...field, value, text, corrected: compared, evidence: null });
  stage.show(stage.shown, { part: 'fields', field: field.name, line: null });
}

async function correct(
  stage: Stage,
  field: FieldView,
  value: unknown,
  text: string,
  reason: string,
): Promise<void> {
  const { shown } = stage;
  if (!shown) return;
  if (shown.blind) {
    choose(stage, field, value, text);
    return;
  }
  await write(stage, reason, { type: 'correct', field: field.name, value });
  // Looking through the others takes longer than the person should wait for the next key.
  tell<readonly SimilarView[]>('/similar', { id: shown.id, field: field.name, value })
    .then((others) => offerOthers(stage, field, others, reason))
    .catch(stage.tellTrouble);
}

/** Where the page offers the same correction for others. */
export const othersId = 'others';

/** “This correction would also change N others.” */
function offerOthers(stage: Stage, field: FieldView, others: readonly SimilarView[], reason: string): void {
  stage.places.more.replaceChildren();
  if (others.length === 0) return;
  const label = ` 同样的更正也适用于另外 ${others.length} 份`;
  const run = (): void => stage.run(correctOthers(stage, field, others, reason));
  stage.places.more.append(
    h('button', { type: 'button', id: othersId, onclick: run }, h('kbd', {}, 'c'), label),
  );
}

const columns = ['文件', '现在', '改为', '原件里的字句'];

/** Shows each change before it is made. @returns those that the person wants; null when the person left */
function askOthers(field: FieldView, others: readonly SimilarView[]): Promise<readonly SimilarView[] | null> {
  return openDialog<readonly SimilarView[]>(`${field.label}：同样更正这些文件`, ({ answer }) => {
    const boxes = others.map((other) => ({
      other,
      box: h('input', { type: 'checkbox', id: `other-${other.id}`, checked: true }),
    }));
    const rows = boxes.map(({ other, box }) =>
      h(
        'tr',
        {},
        h('td', {}, box, ' ', h('label', { for: box.id }, other.title)),
        h('td', {}, other.before),
        h('td', {}, other.after),
        h(
          'td',
          { class: 'note' },
          other.evidence ? `第 ${other.evidence.line} 行“${other.evidence.text}”` : '',
        ),
      ),
    );
    const submit = (event: Event): void => {
      event.preventDefault();
      answer(boxes.filter(({ box }) => box.checked).map(({ other }) => other));
    };
    const head = h(
      'tr',
      {},
      columns.map((name) => h('th', { scope: 'col' }, name)),
    );
    const go = h('button', { type: 'submit', autofocus: true }, '更正勾选的文件');
    const table = h('table', {}, h('thead', {}, head), h('tbody', {}, rows));
    return [h('form', { onsubmit: submit }, table, h('p', { class: 'buttons' }, go))];
  });
}

async function correctOthers(
  stage: Stage,
  field: FieldView,
  others: readonly SimilarView[],
  reason: string,
): Promise<void> {
  const wanted = await askOthers(field, others);
  if (wanted === null || wanted.length === 0) return;
  stage.places.more.replaceChildren();
  const edits = wanted.map(({ id, revision, value }) => ({
    id,
    revision,
    edit: { type: 'correct', field: field.name, value },
  }));
  const answer = await decide(reason, ...edits);
  stage.patch(answer);
  stage.say(answer.said);
  stage.showQueue();
}

export function take(
  stage: Stage,
  field: FieldView,
  { value, text, evidence }: CandidateView,
): Promise<void> {
  const isInText = evidence !== null && evidence.line > 0;
  const reason = isInText ? `原件第 ${evidence.line} 行：${evidence.text}` : compared;
  return correct(stage, field, value, text, reason);
}

/** Fields of which a report always has one. */
const neverUnknown: ReadonlySet<string> = new Set(['title', 'kind']);

interface Value {
  readonly value: unknown;
  readonly text: string;
}

export async function edit(stage: Stage, field: FieldView): Promise<void> {
  const { shown } = stage;
  if (!shown) return;
  const { hint, takesPinyin = false, suggest } = kindOfField(field.name);
  const period = stage.chosenFields().find(({ name }) => name === 'period')?.value as { end: string } | null;
  const year = period ? Number(period.end.slice(0, 4)) : null;
  const unknown: Value = { value: null, text: '不明' };
  const typed = await openTyping<Value>({
    title: `填写${field.label}`,
    label: field.label,
    hint,
    takesPinyin,
    reason: shown.blind ? null : compared,
    suggest: async (text) => {
      const found = await suggest(text, year);
      return typeof found === 'string' ? found : found.map((one) => ({ text: one.text, value: one }));
    },
    always: neverUnknown.has(field.name) ? [] : [{ text: unknown.text, value: unknown }],
  });
  if (typed) await correct(stage, field, typed.value.value, typed.value.text, typed.reason);
}
