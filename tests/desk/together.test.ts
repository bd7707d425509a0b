/** Two desks at once, and two readers of the same documents. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, connect } from './client.ts';
import { makeProject, type Project, type RunningDesk, startDesk } from './harness.ts';
import { counties, reportLines, toldOf } from './reports.ts';

let project: Project;
let desks: RunningDesk[];
let first: Client;
let second: Client;
let ids: string[];

beforeAll(async () => {
  project = makeProject();
  ids = await project.plant(
    counties(4).map((place, i) => ({ file: `${i}.txt`, text: reportLines(toldOf(place, i)).join('\n') })),
  );
  desks = [
    await startDesk(project.root, ['--reader', '甲']),
    await startDesk(project.root, ['--reader', '乙', '--second']),
  ];
  [first, second] = (await Promise.all(desks.map(connect))) as [Client, Client];
});
afterAll(async () => {
  await Promise.all((desks ?? []).map((desk) => desk.stop()));
  project?.remove();
});

const correct = (value: string) => ({ type: 'correct', field: 'issuer', value });

describe('two desks at once', () => {
  test('the one that saw an older record is refused, and told', async () => {
    const [id = ''] = ids;
    const [mine, theirs] = await Promise.all([first.document(id), second.document(id)]);
    await first.decide('与原件核对', { id, revision: mine.revision, edit: correct('甲县人民政府') });
    const late = second.decide('与原件核对', {
      id,
      revision: theirs.revision,
      edit: correct('乙县人民政府'),
    });
    await expect(late).rejects.toThrow('已经改过');
    expect((await project.source(id)).corrections).toMatchObject([{ value: '甲县人民政府' }]);
  });

  test('decisions about many documents are carried out for all or for none', async () => {
    const [, a = '', b = ''] = ids;
    const views = await Promise.all([first.document(a), first.document(b)]);
    await second.decide('与原件核对', { id: b, revision: views[1].revision, edit: correct('丙县人民政府') });
    const both = views.map(({ id, revision }) => ({ id, revision, edit: correct('丁县人民政府') }));
    await expect(first.decide('与原件核对', ...both)).rejects.toThrow(b);
    expect((await project.source(a)).corrections).toEqual([]);
  });

  test('each takes back its own', async () => {
    const [id = '', , b = ''] = ids;
    await first.post('/undo');
    expect((await project.source(id)).corrections).toEqual([]);
    expect((await project.source(b)).corrections).toHaveLength(1);
    await expect(first.post('/undo')).rejects.toThrow('没有可以撤销');
    await first.post('/redo');
    expect((await project.source(id)).corrections).toHaveLength(1);
    await second.post('/undo');
    expect((await project.source(b)).corrections).toEqual([]);
  });
});

describe('a second reading', () => {
  const valuesOf = async (client: Client, id: string) => {
    const { fields, revision, ...view } = await client.document(id);
    const values = Object.fromEntries(
      fields.filter(({ value }) => value !== null).map(({ name, value }) => [name, value]),
    );
    return { ...view, values, revision };
  };
  const read = async (
    client: Client,
    id: string,
    over: Readonly<Record<string, unknown>>,
    isSecond: boolean,
  ) => {
    const { values, revision } = await valuesOf(client, id);
    const edit = { type: 'read', verdict: 'accepted', second: isSecond, values: { ...values, ...over } };
    return client.decide('与原件核对', { id, revision, edit });
  };

  test('does not show what the first reader corrected, and then tells where the two differ', async () => {
    const [id = ''] = ids;
    // The first reader's correction of above stands.
    await read(first, id, {}, false);
    const blind = await valuesOf(second, id);
    expect(blind).toMatchObject({ blind: true, state: 'second' });
    expect(blind.values['issuer']).not.toBe('甲县人民政府');
    await read(second, id, {}, true);
    const open = (await first.queue()).entries.find((entry) => entry.id === id);
    // Another process wrote: the first desk sees it when it opens the document.
    const seen = await first.document(id);
    expect(open).toBeDefined();
    expect(seen.messages[0]).toMatchObject({ slug: 'readers-differ', about: 'issuer' });
    expect(
      seen.fields
        .find(({ name }) => name === 'issuer')
        ?.candidates.slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['甲县人民政府（甲）', expect.stringContaining('（乙）')]);
    await read(first, id, {}, false);
    expect((await first.document(id)).messages.map(({ slug }) => slug)).not.toContain('readers-differ');
    expect(
      (await project.source(id)).readings.map(({ reader, second: isSecond }) => [reader, isSecond]),
    ).toEqual([
      ['甲', false],
      ['乙', true],
      ['甲', false],
    ]);
  });
});

test('a desk commits what was decided when it is asked to, and nothing else', async () => {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', project.root, ...args], { encoding: 'utf8' });
  git('init', '--quiet');
  git('config', 'user.name', '丙');
  git('config', 'user.email', 'c@example.org');
  git('add', 'content', 'package.json');
  git('commit', '--quiet', '--message', 'Begin');
  const desk = await startDesk(project.root, ['--commit']);
  const client = await connect(desk);
  const [, , , id = ''] = ids;
  const { revision } = await client.document(id);
  await client.decide('封面上这样印着', { id, revision, edit: correct('戊县人民政府') });
  expect(git('log', '-1', '--format=%s')).toContain('封面上这样印着');
  expect(
    git('show', '--name-only', '--format=', 'HEAD')
      .trim()
      .split('\n')
      .every((path) => path.startsWith('content/')),
  ).toBe(true);
  expect(git('status', '--porcelain', '--', 'content').trim()).toBe('');
  await desk.stop();
});
