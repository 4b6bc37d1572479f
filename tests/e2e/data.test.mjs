// blog.md, «Data», and the parts of «Behaviour» that need no particular transport.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, counts, data, delay, MASKED, newKey } from './lib/blog.mjs';

const article = n => ({
  id: String(n), title: `Article ${n}`, content: `Content of article ${n}.`, status: 'PUBLISHED', publishedAt: '2024-01-01T00:00:00Z', tags: ['graphql', 'dotnet'], oldTitle: `Article ${n}`,
});

const articleFields = 'id title content status publishedAt tags oldTitle';

test('Introspection shows @defer and @stream', async () => {
  const { __schema } = await data('{ __schema { directives { name } } }');
  const names = __schema.directives.map(directive => directive.name);
  assert.deepEqual(names.filter(name => name === 'defer' || name === 'stream').sort(), ['defer', 'stream']);
});

for (const n of [1, 42, 100]) {
  test(`Article ${n} is what the contract says`, async () =>
    assert.deepEqual(await data(`{ article(id: "${n}") { ${articleFields} author { id name bio } } }`), {
      article: { ...article(n), author: { id: `author-${n}`, name: `Author ${n}`, bio: `Bio ${n}` } },
    }));
}

for (const id of ['0', '101', '007', '-1', 'x', '', '1 ', 'post-1']) {
  test(`There is no article ${JSON.stringify(id)}`, async () =>
    assert.deepEqual(await data('query ($id: ID!) { article(id: $id) { id } }', { id }), { article: null }));
}

test('Related articles follow, and after 100 comes 1', async () =>
  assert.deepEqual(await data('{ a: article(id: "5") { related { id } } b: article(id: 99) { related(first: 3) { id } } }'), {
    a: { related: [{ id: '6' }, { id: '7' }] },
    b: { related: [{ id: '100' }, { id: '1' }, { id: '2' }] },
  }));

test('A post has its title and comments', async () =>
  assert.deepEqual(await data('{ blogPost(id: "post-7") { id title comments(count: 2) { id text author { id name } } } }'), {
    blogPost: {
      id: 'post-7',
      title: 'Post 7',
      comments: [0, 1].map(i => ({ id: `comment-post-7-${i}`, text: `Comment ${i}`, author: { id: `author-${i + 1}`, name: `Author ${i + 1}` } })),
    },
  }));

test('Posts go from 1 to 99, with five comments', async () => {
  const { first, last, none, beyond } = await data('{ first: blogPost(id: "post-1") { comments { id } } last: blogPost(id: "post-99") { id } none: blogPost(id: "post-0") { id } beyond: blogPost(id: "post-100") { id } }');
  assert.deepEqual([first.comments.length, last.id, none, beyond], [5, 'post-99', null, null]);
});

test('A node is found by each kind of id', async () =>
  assert.deepEqual(await data('{ a: node(id: "3") { __typename id } p: node(id: "post-4") { __typename id } w: node(id: "author-5") { __typename id ... on Author { name } } n: node(id: "nobody") { id } }'), {
    a: { __typename: 'Article', id: '3' },
    p: { __typename: 'BlogPost', id: 'post-4' },
    w: { __typename: 'Author', id: 'author-5', name: 'Author 5' },
    n: null,
  }));

test('Of articles, limit wins over first, at most 100', async () => {
  const found = await data('{ ten: articles { id } two: articles(first: 5, limit: 2) { id } most: articles(first: 1000) { id } mostByLimit: articles(limit: 101) { id } none: articles(first: 0) { id } }');
  assert.deepEqual(found.two, [{ id: '1' }, { id: '2' }]);
  assert.deepEqual([found.ten.length, found.most.length, found.mostByLimit.length, found.none.length], [10, 100, 100, 0]);
});

test('articleBy finds by id or by exact title', async () =>
  assert.deepEqual(await data('{ a: articleBy(where: { id: "8" }) { id } b: articleBy(where: { title: "Article 9" }) { id } c: articleBy(where: { title: "article 9" }) { id } d: articleBy(where: { id: "nobody" }) { id } }'), {
    a: { id: '8' }, b: { id: '9' }, c: null, d: null,
  }));

for (const where of ['{}', '{ id: "1", title: "Article 1" }', '{ id: null }']) {
  test(`articleBy(where: ${where}) is refused`, async () => {
    const { status, json } = await answer(`{ articleBy(where: ${where}) { id } }`);
    assert.deepEqual([status, 'data' in json], [400, false]);
  });
}

test('search gives an article, an author and a post, or nothing', async () =>
  assert.deepEqual(await data('{ all: search(text: "x") { __typename ... on Article { id } ... on Author { id } ... on BlogPost { id } } none: search(text: "nothing") { __typename } }'), {
    all: [{ __typename: 'Article', id: '1' }, { __typename: 'Author', id: 'author-1' }, { __typename: 'BlogPost', id: 'post-1' }],
    none: [],
  }));

test('hello and echo say what they are told', async () =>
  assert.deepEqual(await data('query ($text: String!) { hello b: hello(name: "Bea") echo(text: $text) }', { text: 'ü "quoted" \n \u2028 😀 \\ \u0000' }), {
    hello: 'Hello world', b: 'Hello Bea', echo: 'ü "quoted" \n \u2028 😀 \\ \u0000',
  }));

const echoFields = 'text number float flag id status list';
const nothing = { text: 'default', number: null, float: null, flag: null, id: null, status: null, list: null };

test('echoInput applies defaults and gives null for what is absent', async () =>
  assert.deepEqual(await data(`query ($i: EchoInput!) { none: echoInput(input: {}) { ${echoFields} nested { text } } all: echoInput(input: $i) { ${echoFields} nested { ${echoFields} } } }`, {
    i: { text: null, number: -7, float: 1.5, flag: true, id: 5, status: 'DRAFT', list: 3, nested: { text: 'in' } },
  }), {
    none: { ...nothing, nested: null },
    all: { text: null, number: -7, float: 1.5, flag: true, id: '5', status: 'DRAFT', list: [3], nested: { ...nothing, text: 'in' } },
  }));

test('slow is done', async () => assert.deepEqual(await data('{ slow(delayMs: 0) }'), { slow: 'done' }));

test('Sibling fields of a query run in parallel', async () => {
  const started = performance.now();
  await data('{ a: slow(delayMs: 400) b: slow(delayMs: 400) c: slow(delayMs: 400) article(id: 1) { author(delayMs: 400) { id } x: author(delayMs: 400) { id } } }');
  const taken = performance.now() - started;
  assert.ok(taken >= 380 && taken < 1000, `${taken} ms`);
});

test('Root fields of a mutation run one after the other', async () => {
  const key = newKey();
  const started = performance.now();
  const result = await data('mutation ($key: String!) { a: increment(key: $key, delayMs: 300) b: increment(key: $key, by: 10) c: increment(key: $key, by: -1, delayMs: 300) }', { key });
  const taken = performance.now() - started;
  assert.deepEqual(result, { a: 1, b: 11, c: 10 });
  assert.ok(taken >= 580, `${taken} ms`);
});

test('increment has counters of its own, from 0', async () => {
  const key = newKey();
  assert.deepEqual(await data('mutation ($key: String!) { increment(key: $key) }', { key }), { increment: 1 });
  assert.deepEqual(await data('mutation ($key: String!) { increment(key: $key, by: 41) }', { key }), { increment: 42 });
  assert.deepEqual(await counts(key), { producedCount: 0, disposedCount: 0 });
});

test('Unknown keys have counted nothing', async () => assert.deepEqual(await counts(newKey()), { producedCount: 0, disposedCount: 0 }));

test('Comments, authors and slow count what they produce and that they end', async () => {
  const [comments, author, slow] = [newKey(), newKey(), newKey()];
  await data('query ($c: String!, $a: String!, $s: String!) { blogPost(id: "post-1") { comments(key: $c) { id } } article(id: 1) { author(key: $a) { id } } slow(delayMs: 1, key: $s) }', { c: comments, a: author, s: slow });
  assert.deepEqual(await Promise.all([comments, author, slow].map(counts)), [
    { producedCount: 5, disposedCount: 1 }, { producedCount: 1, disposedCount: 1 }, { producedCount: 1, disposedCount: 1 },
  ]);
});

test('Counting happens after the wait', async () => {
  const key = newKey();
  const running = data('query ($key: String!) { slow(delayMs: 500, key: $key) }', { key });
  await delay(150);
  assert.deepEqual(await counts(key), { producedCount: 0, disposedCount: 0 });
  await running;
  assert.deepEqual(await counts(key), { producedCount: 1, disposedCount: 1 });
});

test('A sequence that throws has counted what came before, and its end', async () => {
  const key = newKey();
  const { json } = await answer('query ($key: String!) { blogPost(id: "post-1") { title comments(count: 5, failAt: 3, key: $key) { id } } }', { key });
  assert.deepEqual(json.data, { blogPost: null });
  assert.deepEqual(json.errors.map(({ message, path }) => ({ message, path })), [{ message: MASKED, path: ['blogPost', 'comments'] }]);
  assert.deepEqual(await counts(key), { producedCount: 3, disposedCount: 1 });
});

test('connectionParam is null over HTTP', async () => assert.deepEqual(await data('{ connectionParam(name: "token") }'), { connectionParam: null }));

test('publishArticle gives the article', async () =>
  assert.deepEqual(await data('mutation { publishArticle(id: "12") { id status } }'), { publishArticle: { id: '12', status: 'PUBLISHED' } }));

test('Deprecated members are told as such', async () => {
  const { article, status, query } = await data('{ article: __type(name: "Article") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } status: __type(name: "ArticleStatus") { enumValues(includeDeprecated: true) { name deprecationReason } } query: __type(name: "Query") { fields { name args(includeDeprecated: true) { name deprecationReason } } } }');
  assert.deepEqual(article.fields.filter(field => field.isDeprecated), [{ name: 'oldTitle', isDeprecated: true, deprecationReason: 'Use title' }]);
  assert.deepEqual(status.enumValues, [{ name: 'DRAFT', deprecationReason: null }, { name: 'PUBLISHED', deprecationReason: null }, { name: 'ARCHIVED', deprecationReason: 'Use DRAFT' }]);
  assert.deepEqual(query.fields.find(field => field.name === 'articles').args, [{ name: 'first', deprecationReason: null }, { name: 'limit', deprecationReason: 'Use first' }]);
});
