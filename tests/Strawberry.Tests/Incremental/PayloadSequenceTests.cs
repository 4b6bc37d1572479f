using System.Runtime.CompilerServices;
using NUnit.Framework;
using Strawberry.Tests.Execution;

namespace Strawberry.Tests.Incremental;

/// <summary>Whole payload sequences in each format, beside the tests as files.</summary>
public sealed class PayloadSequenceTests
{
    [Test]
    public Task Nested_fragments([Values] IncrementalFormat format) =>
        MatchAsync("""{ root { name ... @defer(label: "outer") { a: name ... @defer(label: "inner") { b: name thing(name: "t") { name } } } } }""", format);

    [Test]
    public Task Overlapping_fragments([Values] IncrementalFormat format) =>
        MatchAsync("""{ root { ... @defer(label: "A") { thing(name: "t") { name a: name } } ... @defer(label: "B") { thing(name: "t") { name b: name } } } }""", format);

    [Test]
    public Task Fragments_in_streamed_items([Values] IncrementalFormat format) =>
        MatchAsync("""{ root { things(count: 3) @stream(initialCount: 1, label: "S") { name ... @defer(label: "D") { n: name } } } }""", format);

    [Test]
    public Task Failing_parts([Values] IncrementalFormat format) =>
        MatchAsync("""{ root { name ... @defer(label: "soft") { fails } ... @defer(label: "hard") { failsHard } things(count: 2) @stream(label: "S") { failsHard } } }""", format);

    private static Task MatchAsync(string query, IncrementalFormat format, [CallerMemberName] string test = "") =>
        HandRequests.MakeSchema().StreamAsync(new Hands().Request(query, format)).MatchSnapshotAsync($"{format}", method: test);
}
