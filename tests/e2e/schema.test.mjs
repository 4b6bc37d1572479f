// The schema as clients are told it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, parse, print, printSchema, visit } from 'graphql';
import { data } from './lib/blog.mjs';

// The lines of a comment become one, and built-in scalars describe themselves in their own words.
const words = schema => print(visit(parse(printSchema(lexicographicSortSchema(schema))), {
  DirectiveDefinition: () => null,
  ScalarTypeDefinition: scalar => ({ ...scalar, description: undefined }),
  StringValue: string => ({ ...string, block: false, value: string.value.trim().replace(/\s+/g, ' ') }),
}));

test('Introspection tells the schema of blog.graphql', async () => {
  const introspection = await data(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true, oneOf: true, directiveIsRepeatable: true }));
  const written = buildSchema(readFileSync(new URL('../conformance/blog.graphql', import.meta.url), 'utf8'));
  assert.equal(words(buildClientSchema(introspection)), words(written));
});
