using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Extensions;

[NonParallelizable]
public sealed class MaskErrorsTests
{
    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [TestCase("{ root { leak told } }")]
    [TestCase("{ root { name ... @defer { leak } } }")]
    [TestCase("{ root { name ... @defer { leakHard } } }")]
    [TestCase("{ root { broken @stream } }")]
    [TestCase("{ root { several @stream { leak } } }")]
    [TestCase("{ root { several @stream { leakHard } } }")]
    [TestCase("{ root { broken } }")]
    [TestCase("subscription { events { name leak } }")]
    [TestCase("subscription { refused { name } }")]
    public async Task Unexpected_errors_are_hidden_in_every_payload_and_still_logged(string query)
    {
        foreach (var format in Enum.GetValues<IncrementalFormat>())
        {
            var logger = new ListLogger();
            var open = await RunAsync(query, format, masked: false, logger);
            var masked = await RunAsync(query, format, masked: true, logger);

            Assert.That(string.Concat(open), Does.Contain("\"secret\""));
            Assert.That(masked, Is.EqualTo(open.Select(p => p.Replace("\"message\":\"secret\"", "\"message\":\"Unexpected error.\""))));
            var lines = logger.Lines.ToArray();
            Assert.That(lines, Has.Some.EndsWith(" secret"));
            Assert.That(lines.Take(lines.Length / 2), Is.EqualTo(lines.Skip(lines.Length / 2)));
        }
    }

    [Test]
    public async Task Errors_are_logged_with_operation_and_path()
    {
        var logger = new ListLogger();
        await RunAsync("query Q { root { several { leak } ... @defer { told } } }", IncrementalFormat.Incremental2022, masked: true, logger);

        Assert.That(
            logger.Lines,
            Is.EqualTo([
                "Error: Field root.several.0.leak of operation Q failed. secret",
                "Error: Field root.several.1.leak of operation Q failed. secret",
                "Debug: Field root.told of operation Q told its client of an error. told",
            ]));
    }

    [Test]
    public async Task A_predicate_chooses_what_is_hidden()
    {
        var schema = new Schema<SecretiveQuery>(new SchemaConfig { Extensions = { new MaskErrors(e => e.Message == "told", "hidden") } });

        Assert.That(
            await schema.ExecuteJsonAsync("{ root { leak told } }"),
            Is.EqualTo(
                """{"errors":[{"message":"secret","locations":[{"line":1,"column":10}],"path":["root","leak"]},"""
                + """{"message":"hidden","locations":[{"line":1,"column":15}],"path":["root","told"]}],"data":{"root":{"leak":null,"told":null}}}"""));
    }

    private static Task<string[]> RunAsync(string query, IncrementalFormat format, bool masked, ListLogger logger)
    {
        var config = new SchemaConfig { EnableExperimentalIncrementalExecution = true, IncrementalFormat = format, LoggerFactory = logger };
        if (masked)
        {
            config.Extensions.Add(new MaskErrors());
        }

        return new Schema<SecretiveQuery, SecretiveMutation, SecretiveSubscription>(config).StreamAsync(query).ToJsonAsync();
    }
}

[GraphQLType]
internal sealed class SecretiveMutation
{
    public int One => 1;
}
