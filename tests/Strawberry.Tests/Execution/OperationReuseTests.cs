using NUnit.Framework;
using Strawberry.Primitives;

namespace Strawberry.Tests.Execution;

/// <summary>The engine uses the parts of ended operations again. Nobody must notice.</summary>
public sealed class OperationReuseTests
{
    private static readonly AsyncLocal<string?> Ambient = new();
    private static readonly Schema<KeeperQuery> Schema = new();

    [Test]
    public async Task A_resolver_that_keeps_its_info_keeps_that_of_its_own_operation()
    {
        var keeper = new Keeper();
        await Run("query Kept { keep }", keeper);
        await RunOthers();

        Assert.That(keeper.Info!.OperationName, Is.EqualTo("Kept"));
        Assert.That(keeper.Info.Path, Is.EqualTo(new[] { new PathSegment("keep") }));
    }

    [Test]
    public async Task A_token_fires_when_its_own_operation_ends_and_no_other()
    {
        var keeper = new Keeper();
        var atRegistration = true;
        keeper.OnToken = token =>
        {
            atRegistration = token.IsCancellationRequested;
            keeper.Token = token;
        };
        await Run("{ token }", keeper);

        Assert.That(atRegistration, Is.False);
        Assert.That(keeper.Token.IsCancellationRequested, Is.True);

        var second = new Keeper { OnToken = token => atRegistration = token.IsCancellationRequested };
        await Run("{ token }", second);
        Assert.That(atRegistration, Is.False, "the token of the next operation is a new one");
    }

    [Test]
    public async Task A_payload_that_nobody_disposes_stays_as_it_was()
    {
        var payload = await Run("{ echo(text: \"mine\") }");
        var text = payload.ToJson();
        await RunOthers();
        Assert.That(payload.ToJson(), Is.EqualTo(text).And.Contains("mine"));
    }

    [Test]
    public async Task A_disposed_payload_has_no_data_and_may_be_disposed_again()
    {
        var payload = await Run("{ echo(text: \"mine\") }");
        payload.Dispose();
        payload.Dispose();
        Assert.That(payload.DataJson.IsEmpty, Is.True);
    }

    [Test]
    public async Task What_a_resolver_puts_into_the_execution_context_stays_inside()
    {
        Ambient.Value = "outside";
        var payload = await Run("{ ambient }");
        Assert.That(payload.ToJson(), Is.EqualTo("""{"data":{"ambient":"outside"}}"""));
        Assert.That(Ambient.Value, Is.EqualTo("outside"));
    }

    [Test]
    public async Task Many_operations_at_once_get_each_its_own_answer()
    {
        var wrong = 0;
        await Parallel.ForAsync(0, 2_000, async (i, _) =>
        {
            // Some end on their own thread, some wait, some fail, some are left.
            var query = (i % 4) switch
            {
                0 => $$"""{ echo(text: "{{i}}") }""",
                1 => $$"""{ later(text: "{{i}}") }""",
                2 => $$"""{ echo(text: "{{i}}") fails }""",
                _ => $$"""{ a: later(text: "{{i}}") b: echo(text: "{{i}}") }""",
            };
            using var payload = await Schema.ExecuteAsync(query, CancellationToken.None);
            if (!payload.ToJson().Contains($"\"{i}\"", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref wrong);
            }
        });
        Assert.That(wrong, Is.Zero);
    }

    private static async Task RunOthers()
    {
        for (var i = 0; i < 100; i++)
        {
            using var payload = await Run($$"""query Other{{i}} { echo(text: "other {{i}}") }""");
        }
    }

    private static async Task<ExecutionPayload> Run(string query, Keeper? keeper = null) =>
        await Schema.ExecuteAsync(new GraphQLRequest(query) { Context = keeper ?? new Keeper() });

    internal sealed class Keeper
    {
        public ResolveInfo<Keeper>? Info { get; set; }

        public CancellationToken Token { get; set; }

        public Action<CancellationToken>? OnToken { get; set; }
    }

    [GraphQLType]
    internal sealed class KeeperQuery
    {
        [GraphQLField]
        public bool Keep(ResolveInfo<Keeper> info)
        {
            info.Context.Info = info;
            return true;
        }

        [GraphQLField]
        public bool Token(ResolveInfo<Keeper> info, CancellationToken cancellationToken)
        {
            info.Context.OnToken!(cancellationToken);
            return true;
        }

        [GraphQLField]
        public string Echo(string text) => text;

        [GraphQLField]
        public async Task<string> LaterAsync(string text)
        {
            await Task.Yield();
            return text;
        }

        [GraphQLField]
        public string? Fails() => throw new GraphQLException("fails");

        [GraphQLField]
        public string? GetAmbient()
        {
            var before = Ambient.Value;
            Ambient.Value = "inside";
            return before;
        }
    }
}
