using System.Text;
using Strawberry.Benchmarks.Measuring;
using Strawberry.Language;
using Strawberry.Validation;

namespace Strawberry.Benchmarks.Rows;

/// <summary>What is done once for a document, and introspection.</summary>
internal static class LanguageRows
{
    public static IEnumerable<Scenario> All(Response response) => [Introspection(response), Parse(), .. Stages(), Prepare(response)];

    private static Scenario Introspection(Response response)
    {
        var ours = Requests.Execute(Requests.Events, response, IntrospectionQuery);
        ours.RunAsync().AsTask().Wait();
        var bytes = response.Length;
        var count = Enumerable.Range(1, 300).MinBy(n => Math.Abs(LengthOf(response, n) - bytes));
        var hand = response.Hand(json => HandWritten.Books(json, count));
        return new Scenario($"full introspection, {bytes / 1024.0:0.0} KB", hand, ours)
        {
            Claims = [Claim.Ratio(1, ours, hand, factor: (double)LengthOf(response, count) / bytes)],
        };
    }

    private static int LengthOf(Response response, int books)
    {
        response.Hand(json => HandWritten.Books(json, books)).RunAsync().AsTask().Wait();
        return response.Length;
    }

    private static Scenario Parse()
    {
        var text = Document(100_000);
        var options = new ParserOptions { MaxTokens = 50_000, MaxDepth = 200 };
        var ours = new Side(() => Parser.Parse(text, options).Success ? default : throw new InvalidOperationException("The document does not parse."));
        return new Scenario($"parse {text.Length / 1000} KB", null, ours) { Claims = [Claim.Rate(150, ours, text.Length)] };
    }

    // The parts of the next row that can be had alone.
    private static IEnumerable<Scenario> Stages()
    {
        var text = Document(3_000);
        var options = new ParserOptions { MaxTokens = 50_000, MaxDepth = 200 };
        var schema = Requests.Plain.Definition;
        var limits = new ValidationOptions { MaxDepth = 100, MaxAliases = 1_000, MaxDirectives = 1_000 };
        var parse = new Side(() => Parser.Parse(text, options).Success ? default : throw new InvalidOperationException());
        yield return new Scenario("parse 2.9 KB", null, parse);

        // A document's nodes remember what was found out of them: each is validated once.
        yield return new Scenario(
            "parse, validate 2.9 KB",
            parse,
            new Side(() => Validator.Validate(schema, Parser.Parse(text, options).Node!, limits).IsEmpty ? default : throw new InvalidOperationException()));
    }

    // What a document costs that was not seen before: the request with it less the same request with the document cached.
    private static Scenario Prepare(Response response)
    {
        var text = Encoding.UTF8.GetString(Document(3_000));
        var cached = Requests.Execute(Requests.Plain, response, text);
        var cold = Requests.Execute(new Schema<Query>(new SchemaConfig { PlanCacheSize = 0 }), response, text);
        return new Scenario($"parse, validate, plan {text.Length / 1000.0:0.0} KB", cached, cold)
        {
            SameAnswer = response,
            Claims = [Claim.Micros(40, () => cold.Micros - cached.Micros)],
        };
    }

    private static byte[] Document(int length)
    {
        var text = new StringBuilder("query Library {\n");
        for (var i = 0; text.Length < length - 60; i++)
        {
            text.Append("  book").Append(i).Append(": book {\n    ").Append(ObjectRows.Full).Append("\n  }\n");
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    // The query of graphql-js' getIntrospectionQuery() with all its options on.
    private const string IntrospectionQuery = """
        query IntrospectionQuery {
          __schema {
            description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }
        }
        """;
}
