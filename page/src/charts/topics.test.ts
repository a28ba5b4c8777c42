import { expect, test } from 'vitest';
import type { StatementRow } from '../lib/types';
import { byOutlet } from './topics';

test('outlets with most statements first, the unknown one last, each in the order given', () => {
  const rows = [null, 'Post', null, 'Wire', null, 'Wire'].map(
    (publisher, id) => ({ id, document: { publisher } }) as unknown as StatementRow,
  );
  expect(byOutlet(rows).map(({ outlet, statements }) => [outlet, statements.map((one) => one.id)])).toEqual([
    ['Wire', [3, 5]],
    ['Post', [1]],
    [null, [0, 2, 4]],
  ]);
});
