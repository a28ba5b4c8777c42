import { expect, test } from 'vitest';
import { csv } from './table';

test('nested rows get columns, lists one cell, marks are doubled', () => {
  const rows = [
    {
      id: 1,
      words: 'He said, "no"',
      document: { title: null, id: 4 },
      actor: [{ name: 'Kenya' }, { name: 'Chad' }],
    },
  ];
  expect(csv(rows)).toBe(
    '\ufeffid,words,document_title,document_id,actor\r\n1,"He said, ""no""",,4,Kenya; Chad\r\n',
  );
});

test('no words become a formula, and numbers stay numbers', () => {
  expect(csv([{ a: '=1+1', b: -2, c: '@x' }])).toBe("\ufeffa,b,c\r\n'=1+1,-2,'@x\r\n");
});
