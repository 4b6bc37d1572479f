// Holds the invariants of incremental payloads and merges them, by the text of the formats and by no client's code.
import assert from 'node:assert/strict';

export function assertHasNext(payloads) {
  assert.deepEqual(
    payloads.map(payload => payload.hasNext),
    payloads.map((_, i) => i < payloads.length - 1),
    `hasNext is wrong in ${JSON.stringify(payloads)}`);
}

// {"incremental":[{"data"|"items", "path", "label"}]}
export function merge2022(payloads) {
  assertHasNext(payloads);
  const [first, ...rest] = structuredClone(payloads);
  assert.ok(!('pending' in first) && !('incremental' in first), 'not the format of 20220824');
  const errors = [...(first.errors ?? [])];
  for (const payload of rest) {
    assert.deepEqual(Object.keys(payload).filter(name => !['incremental', 'hasNext', 'extensions'].includes(name)), []);
    for (const entry of payload.incremental ?? []) {
      errors.push(...(entry.errors ?? []));
      if ('items' in entry) {
        const path = [...entry.path];
        const index = path.pop();
        assert.equal(typeof index, 'number', `a stream's path ends in its index: ${JSON.stringify(entry.path)}`);
        const list = at(first.data, path);
        if (entry.items !== null) {
          assert.equal(index, list.length, 'the index is the place of the first item');
          list.push(...entry.items);
        }
      } else if (entry.data !== null) {
        assign(at(first.data, entry.path), entry.data);
      } else {
        assert.ok(entry.errors?.length > 0, 'data: null says why');
      }
    }
  }

  return { data: first.data, errors };
}

// {"pending":[{"id","path","label"}],"incremental":[{"id","subPath","data"|"items"}],"completed":[{"id","errors"}]}
export function mergeV2(payloads) {
  assertHasNext(payloads);
  const { data } = structuredClone(payloads[0]);
  const errors = [...(payloads[0].errors ?? [])];
  const open = new Map();
  const seen = new Set();
  for (const payload of structuredClone(payloads)) {
    for (const pending of payload.pending ?? []) {
      assert.ok(!seen.has(pending.id), `${pending.id} is announced twice`);
      seen.add(pending.id);
      open.set(pending.id, pending);
    }

    for (const entry of payload.incremental ?? []) {
      const pending = open.get(entry.id);
      assert.ok(pending, `${entry.id} is used and not open`);
      errors.push(...(entry.errors ?? []));
      const target = at(data, [...pending.path, ...(entry.subPath ?? [])]);
      if ('items' in entry) {
        target.push(...entry.items);
      } else {
        assign(target, entry.data);
      }
    }

    for (const { path } of payload.pending ?? []) {
      assert.ok(at(data, path) !== undefined, `${JSON.stringify(path)} is announced before it is there`);
    }

    for (const completed of payload.completed ?? []) {
      assert.ok(open.delete(completed.id), `${completed.id} is completed and not open`);
      errors.push(...(completed.errors ?? []));
    }
  }

  assert.deepEqual([...open.keys()], [], 'ids left open');
  return { data, errors };
}

const at = (value, path) => path.reduce((parent, segment) => parent?.[segment], value);

function assign(target, source) {
  for (const [name, value] of Object.entries(source)) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value) && typeof target[name] === 'object' && target[name] !== null) {
      assign(target[name], value);
    } else {
      target[name] = value;
    }
  }
}
