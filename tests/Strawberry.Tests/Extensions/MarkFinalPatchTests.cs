using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Extensions;

public sealed class MarkFinalPatchTests
{
    [Test]
    public async Task The_last_patch_is_marked()
    {
        Assert.That(
            await RunAsync("{ root { name ... @defer(label: \"a\") { other: name } } }", IncrementalFormat.Patch2020),
            Is.EqualTo(new[]
            {
                """{"data":{"root":{"name":"ok"}},"hasNext":true}""",
                """{"label":"a","path":["root"],"data":{"other":"ok"},"extensions":{"is_final":true},"hasNext":false}""",
            }));
    }

    [TestCase(IncrementalFormat.Incremental2022)]
    [TestCase(IncrementalFormat.PendingCompleted)]
    public async Task Other_formats_stay_as_they_are(IncrementalFormat format)
    {
        var payloads = await RunAsync("{ root { name ... @defer(label: \"a\") { other: name } } }", format);

        Assert.That(payloads, Has.Length.EqualTo(2).And.None.Contains("is_final"));
    }

    [Test]
    public async Task A_single_result_stays_as_it_is() =>
        Assert.That(await RunAsync("{ root { name } }", IncrementalFormat.Patch2020), Is.EqualTo(new[] { """{"data":{"root":{"name":"ok"}}}""" }));

    private static async Task<string[]> RunAsync(string query, IncrementalFormat format)
    {
        var schema = new Schema<SecretiveQuery>(
            new SchemaConfig { EnableExperimentalIncrementalExecution = true, IncrementalFormat = format, Extensions = { new MarkFinalPatch() } });
        var payloads = new List<string>();
        await foreach (var payload in schema.StreamAsync(query))
        {
            payloads.Add(payload.ToJson());
        }

        return [.. payloads];
    }
}
