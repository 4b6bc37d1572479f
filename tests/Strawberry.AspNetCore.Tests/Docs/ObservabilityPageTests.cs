using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Strawberry.AspNetCore.Tests.Registration;
using Strawberry.AspNetCore.Tests.WebSockets;

namespace Strawberry.AspNetCore.Tests.Docs;

/// <summary>The tables of docs/observability.md are complete.</summary>
public sealed partial class ObservabilityPageTests
{
    private static readonly string Page = DocsPage.Read("observability.md").Text;

    [Test]
    public async Task All_instruments_are_listed_with_their_attributes_and_no_others()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory);
        await using var listener = new Topic<int>().ListenAsync().GetAsyncEnumerator();
        await new Schema<Greetings>().ExecuteAsync("{ hello }");

        // Some are made when something first needs them.
        foreach (var type in new[] { typeof(Schema).Assembly, typeof(GraphQLEndpointOptions).Assembly }.SelectMany(a => a.GetTypes()))
        {
            if (type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(f => f.FieldType.IsAssignableTo(typeof(Instrument))))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
        }

        var published = new HashSet<string>(StringComparer.Ordinal);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "Strawberry")
                {
                    published.Add(instrument.Name);
                }
            },
        };
        meters.Start();

        Assert.That(Instrument().Matches(Page).Select(m => m.Groups[1].Value), Is.EquivalentTo(published));
    }

    [Test]
    public void All_attributes_are_listed() => Assert.That(
        typeof(Strawberry.Telemetry.Attributes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Where(n => n.StartsWith("strawberry.", StringComparison.Ordinal)
            || n.StartsWith("graphql.operation", StringComparison.Ordinal)
            || n.StartsWith("graphql.selection", StringComparison.Ordinal)
            || n.StartsWith("graphql.dataloader", StringComparison.Ordinal)
            || n is "error.type" or "graphql.error.count" or "graphql.document" or "graphql.processing.type").Where(n => !Page.Contains($"`{n}`", StringComparison.Ordinal)),
        Is.Empty);

    [Test]
    public void All_messages_of_the_log_are_listed()
    {
        var messages = new[] { typeof(Schema).Assembly, typeof(GraphQLEndpointOptions).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(m => m.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(m => $"{m.EventId} {m.Level.ToString().ToLowerInvariant()}");

        Assert.That(
            Messages().Matches(Page).SelectMany(m => m.Groups[1].Value.Split(", ").Select(id => $"{id} {m.Groups[2].Value}")), Is.EquivalentTo(messages));
    }

    [GeneratedRegex(@"^\| `((?:strawberry|graphql\.server)\.[a-z._]+)` \| (?:s|count|number|keys) \|", RegexOptions.Multiline)]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| ([0-9, ]+) \| ([a-z]+) \|", RegexOptions.Multiline)]
    private static partial Regex Messages();
}
