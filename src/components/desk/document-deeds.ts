/** What a person decides about a whole document. */
import type { AgreementView, DecisionAnswer } from '../../lib/desk/view.ts';
import { h } from '../search/dom.ts';
import { ask, decide, tell } from './api.ts';
import { askReason, chooseOne, openDialog } from './dialog.ts';
import { type Stage, startOf } from './stage.ts';
import { openTyping } from './typing.ts';
import { compared, write } from './write.ts';

/** Accepts what is shown, and goes on to what comes next. */
export async function accept(stage: Stage): Promise<void> {
  const { shown } = stage;
  if (!shown) return;
  const index = stage.index();
  const known = stage.chosenFields().filter(({ value }) => value !== null);
  const values = Object.fromEntries(known.map(({ name, value }) => [name, value]));
  const edit = { type: 'read', verdict: 'accepted', second: shown.blind, values };
  const answer = await decide(compared, { id: shown.id, revision: shown.revision, edit });
  stage.patch(answer);
  stage.say(answer.said);
  await stage.openAt(stage.isListed(shown.id) ? index + 1 : index);
}

export async function postpone(stage: Stage): Promise<void> {
  const reason = await askReason('搁置', '留到以后再看，不影响这份文件的公布。', '暂时没有依据');
  const { shown } = stage;
  if (reason === null || !shown) return;
  const index = stage.index();
  const edit = { type: 'read', verdict: 'postponed' };
  const answer = await decide(reason, { id: shown.id, revision: shown.revision, edit });
  stage.patch(answer);
  stage.say(answer.said);
  await stage.openAt(index);
}

const withdrawal = {
  type: 'withdraw',
  title: '撤下',
  sentence: '它的地址上留下说明页，写明理由；检索、列表、数据里不再有它，以后也不会自动收入。',
};
const ignoring = {
  type: 'ignore',
  title: '略去',
  sentence: '它不是报告：不读入，以后再遇到同一个文件也不再提。',
};

/** What was published is withdrawn; what never was is left out. */
export async function reject(stage: Stage): Promise<void> {
  if (!stage.shown) return;
  const { type, title, sentence } = stage.shown.status === 'rejected' ? ignoring : withdrawal;
  const reason = await askReason(title, sentence, '不是法治政府建设报告');
  if (reason !== null) await write(stage, reason, { type });
}

export async function acknowledge(stage: Stage): Promise<void> {
  const open = stage.shown?.messages.filter(({ acknowledged }) => acknowledged === null) ?? [];
  const [first, ...others] = [...new Map(open.map((one) => [one.slug, one])).values()];
  if (!first) {
    stage.say('没有提示要确认。');
    return;
  }
  const options = [first, ...others]
    .slice(0, 9)
    .map(({ slug, label, message }) => ({ text: label, value: slug, note: message }));
  const slug = others.length === 0 ? first.slug : await chooseOne('哪一条属实，不必再提？', options);
  if (slug === null) return;
  const reason = await askReason('属实，不必再提', '这条提示以后不再列入待审。', '核对过，情况属实');
  if (reason !== null) await write(stage, reason, { type: 'acknowledge', slug });
}

const relations = [
  { text: '同一报告的副本', value: 'same-work' },
  { text: '不是同一报告', value: 'different-work' },
  { text: '取代那一份（更正版）', value: 'replaces' },
  { text: '被那一份取代', value: 'replaced-by' },
  { text: '是那一份的一部分', value: 'part-of' },
  { text: '撤销已有的关系', value: 'unrelate' },
] as const;

const mostFound = 9;

export async function relate(stage: Stage): Promise<void> {
  const { shown } = stage;
  if (!shown) return;
  const relation = await chooseOne('这一份与另一份的关系', relations);
  if (relation === null) return;
  const near = shown.others.map(({ id, title, region, period }) => ({
    text: `${title} · ${region} · ${period}（${id}）`,
    value: id,
  }));
  const find = (typed: string) =>
    stage.queue.entries
      .filter(({ id, title, file }) => id !== shown.id && `${id} ${title} ${file}`.includes(typed))
      .slice(0, mostFound)
      .map(({ id, title }) => ({ text: `${title}（${id}）`, value: id }));
  const typed = await openTyping<string>({
    title: relations.find(({ value }) => value === relation)?.text ?? '',
    label: '另一份',
    hint: '输入标题、文件名里的字，或编号；地区、时期相同的已经列出。',
    reason: compared,
    suggest: (text) => (text === '' ? near : find(text)),
  });
  if (!typed) return;
  const edit = relation === 'unrelate' ? { type: 'unrelate' } : { type: 'relate', relation };
  await write(stage, typed.reason, { ...edit, other: typed.value });
}

/** Takes back the last decision, or carries it out again. */
export async function step(stage: Stage, path: '/undo' | '/redo'): Promise<void> {
  const answer = await tell<DecisionAnswer>(path, { shown: stage.shown?.id ?? null });
  const index = stage.index();
  stage.patch(answer);
  stage.say(answer.said);
  stage.places.more.replaceChildren();
  if (answer.document === null) {
    await stage.openAt(index);
    return;
  }
  stage.show(answer.document, startOf(answer.document));
  stage.showQueue();
}

const columns = ['著录项', '一致', 'κ'];

export async function showAgreement(): Promise<void> {
  const rows = await ask<readonly AgreementView[]>('/agreement');
  const count = rows[0]?.count ?? 0;
  const title = '两位读者的一致程度';
  if (count === 0) {
    await openDialog(title, () => [h('p', {}, '还没有两位读者都读过的文件。')]);
    return;
  }
  const head = columns.map((name) => h('th', { scope: 'col' }, name));
  const body = rows.map(({ label, agreed, kappa }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, label),
      h('td', {}, `${(agreed * 100).toFixed(1)}%`),
      h('td', {}, kappa === null ? '无从计算' : kappa.toFixed(2)),
    ),
  );
  await openDialog(title, () => [
    h(
      'p',
      {},
      `两位读者各自读过的文件：${count} 份。κ 是除去碰巧之后的一致程度：1 是完全一致，0 与碰巧无异。`,
    ),
    h('table', {}, h('thead', {}, h('tr', {}, head)), h('tbody', {}, body)),
  ]);
}
