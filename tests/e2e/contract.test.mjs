// CONTRACT.md leaves out no sentence of blog.md, and the tests that it names are there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = path => readFileSync(new URL(path, import.meta.url), 'utf8');
const rows = read('CONTRACT.md').split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| sentence'))
  .map(line => line.slice(2, -2).split(' | '))
  .map(([sentence, tests]) => ({ sentence: sentence.replaceAll('&#124;', '|'), tests: tests.split('<br>') }));

test('Every sentence of the contract has its tests', () => {
  let left = read('../conformance/blog.md').replace(/\s+/g, ' ').split('## Server configuration | setting | value | | --- | --- |')[1];
  for (const { sentence } of rows) {
    assert.ok(left.includes(sentence), sentence);
    left = left.replace(sentence, () => '');
  }

  assert.equal(left.replace(/## (Data|Behaviour|Incremental delivery)/g, '').replace(/[|* ]/g, ''), '');
});

test('Every test that it names is there', () => {
  assert.ok(rows.length >= 40);
  for (const { sentence, tests } of rows) {
    assert.ok(tests.length > 0, sentence);
    for (const [, file, name] of tests.map(one => /^`([\w-]+)` (.+)$/.exec(one))) {
      assert.ok(read(`${file}.test.mjs`).includes(name), `${file}: ${name}`);
    }
  }
});
