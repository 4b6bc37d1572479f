using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Execution;

/// <summary>Variables inside of literals that give no value where one must be; messages and places are those of graphql-js 17.1.0.</summary>
public sealed class NullVariableTests
{
    private static readonly Schema<SpitefulQuery> Schema = new();

    [TestCase("query($l: Int = 1) { echo(filter: {limit: $l}) }", "filter", ".limit", 43)]
    [TestCase("query($l: Int) { echo(filter: {limit: 1, least: $l}) }", "filter", ".least", 49)]
    [TestCase("query($l: Int = 1) { echo(filter: {limit: 1, ids: [1, $l]}) }", "filter", ".ids[1]", 55)]
    [TestCase("query($l: Int = 1) { echo(filter: {limit: 1, inner: {limit: $l}}) }", "filter", ".inner.limit", 61)]
    [TestCase("query($l: Int = 1) { echo(filter: {ids: [$l], limit: $l}) }", "filter", ".limit", 54)]
    [TestCase("query($l: Int = 1) { echo(lists: [[1], [2, $l]]) }", "lists", "[1][1]", 44)]
    public async Task Null_for_a_variable_in_a_literal_is_located_at_the_variable(string query, string argument, string position, int column)
    {
        var result = await Schema.ExecuteJsonAsync(new GraphQLRequest(query) { Variables = """{"l":null}""" });

        Assert.That(
            result,
            Is.EqualTo($$$"""{"errors":[{"message":"Argument \"SpitefulQuery.echo({{{argument}}}:)\" has invalid value at {{{position}}}: Expected variable \"$l\" provided to non-null type \"Int!\" not to be null.","locations":[{"line":1,"column":{{{column}}}}],"path":["echo"]}],"data":{"echo":null}}"""));
    }

    [TestCase("query($l: Int = 7) { echo(filter: {limit: $l}) }", "7 4 ")]
    [TestCase("query($l: Int) { echo(filter: {limit: 1, least: $l}) }", "1 4 ")]
    public async Task An_absent_variable_leaves_the_default(string query, string expected) =>
        Assert.That(await Schema.ExecuteJsonAsync(query), Is.EqualTo($$$"""{"data":{"echo":"{{{expected}}}"}}"""));

    [Test]
    public async Task An_absent_variable_where_a_value_must_be_is_an_error_without_validation() =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("query($l: Int) { echo(lists: [[$l]]) }") { SkipValidation = true }),
            Is.EqualTo("""{"errors":[{"message":"Argument \"SpitefulQuery.echo(lists:)\" has invalid value at [0][0]: Expected variable \"$l\" provided to type \"Int!\" to provide a runtime value.","locations":[{"line":1,"column":32}],"path":["echo"]}],"data":{"echo":null}}"""));
}
