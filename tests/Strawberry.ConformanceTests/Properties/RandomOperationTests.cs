using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Strawberry.ConformanceTests.Canonical;
using Strawberry.ConformanceTests.Execution;

namespace Strawberry.ConformanceTests.Properties;

/// <summary>
/// Random operations with directives, conditions, fragments and failing fields anywhere: in each format the sequence obeys the protocol and adds
/// up to the plain result.
/// </summary>
[NonParallelizable]
public sealed class RandomOperationTests
{
    private const int OperationsATest = 1_000;

    [Test]
    public async Task Merged_payloads_are_consistent_with_the_plain_result([Range(0, 9)] int block)
    {
        for (var seed = block * OperationsATest; seed < (block + 1) * OperationsATest; seed++)
        {
            var query = RandomOperation.Make(seed);
            foreach (var problem in await Check(query))
            {
                Assert.Fail($"seed {seed}: {problem}\n{query}");
            }
        }

        await Quiescence.AssertAsync();
    }

    [Test]
    public void The_same_seed_makes_the_same_operation()
    {
        var first = RandomOperation.Make(17);

        Assert.That(RandomOperation.Make(17), Is.EqualTo(first));
    }

    private static async Task<List<string>> Check(string query)
    {
        var problems = new List<string>();
        var plain = CaseRun.ToJson(await BuiltSchemas.Torture.ExecuteAsync(query));
        if (!plain.ContainsKey("data"))
        {
            return [$"not executed: {plain.ToJsonString()}"];
        }

        foreach (var format in Enum.GetValues<IncrementalFormat>())
        {
            var taken = new List<ExecutionPayload>();
            await foreach (var payload in BuiltSchemas.Torture.StreamAsync(new GraphQLRequest(query) { IncrementalFormat = format }))
            {
                taken.Add(payload);
            }

            problems.AddRange((await Compare(plain, taken, format)).Select(p => $"{format}: {p}"));
        }

        return problems;
    }

    private static async Task<IEnumerable<string>> Compare(JsonObject plain, List<ExecutionPayload> taken, IncrementalFormat format)
    {
        JsonObject[] payloads = [.. taken.Select(CaseRun.ToJson)];
        var form = CanonicalForm.Of(format, payloads);
        var violations = form.Violations.Where(v => !(Consistency.HasPropagation(plain) && v.Contains(EntryReplay.BelowNull, StringComparison.Ordinal))).ToArray();
        if (violations.Length > 0)
        {
            return violations.Append(Show(plain, payloads));
        }

        var merged = await taken.ToAsyncEnumerable().MergeAsync();
        var mergedData = Encoding.UTF8.GetString(merged.DataJson.Span);
        if (JsonForm.Of(JsonNode.Parse(mergedData)) != form.Data)
        {
            return [$"merged {mergedData}, replayed {form.Data}"];
        }

        var differences = Consistency.FindDifferences(plain, payloads, mergedData);
        if (differences.Count > 0)
        {
            return differences.Append(Show(plain, payloads));
        }

        if (!Consistency.HasPropagation(plain))
        {
            var wanted = Consistency.DistinctErrors(Consistency.Errors(plain));
            var actual = Consistency.DistinctErrors(form.Errors.Select(e => JsonNode.Parse(e)!.AsObject()));
            if (!wanted.SequenceEqual(actual))
            {
                return [$"errors {string.Join("; ", actual)}, plain {string.Join("; ", wanted)}"];
            }
        }

        return [];
    }

    private static string Show(JsonObject plain, IEnumerable<JsonObject> payloads) =>
        $"\nplain {plain.ToJsonString()}\n{string.Join('\n', payloads.Select(p => p.ToJsonString()))}";
}
