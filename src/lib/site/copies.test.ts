import { expect, it } from 'vitest';
import { copiesOf } from './copies.ts';
import { sampleReport } from './sample-report.ts';

const byId = new Map(['r1', 'r2', 'r3'].map((id) => [id, sampleReport({ id })]));
const works = [{ preferred: 'r2', copies: ['r1', 'r3'] }];

it('names the other copies, the one that stands for the work first', () => {
  const ids = (id: string) => copiesOf(id, works, byId)?.others.map((report) => report.id);
  expect([ids('r1'), ids('r2')]).toEqual([
    ['r2', 'r3'],
    ['r1', 'r3'],
  ]);
  expect([copiesOf('r2', works, byId)?.best, copiesOf('r3', works, byId)?.best]).toEqual([true, false]);
});

it('has nothing to say of a report without copies', () => {
  expect(copiesOf('r9', works, byId)).toBeNull();
});
