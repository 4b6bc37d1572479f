using NUnit.Framework;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Execution;

/// <summary>The engine uses the parts of ended operations again. Nobody must notice.</summary>
public sealed class OperationReuseTests
{
    private static readonly AsyncLocal<string?> Ambient = new();
    private static readonly AsyncLocal<Keeper?> Current = new();
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
    public async Task A_loader_that_somebody_kept_loads_nothing_for_another_operation()
    {
        var keeper = new Keeper();
        await Run("{ loaded(key: 1) }", keeper);
        await RunOthers();
        var kept = keeper.Loader!;
        Assert.That(keeper.Batches, Is.EqualTo(1));

        Assert.That(() => kept.LoadAsync(2), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => kept.KeptServices, Throws.InstanceOf<OperationCanceledException>());

        var second = new Keeper { OnLoaded = () => Assert.That(() => kept.LoadAsync(3), Throws.InstanceOf<OperationCanceledException>()) };
        Assert.That((await Run("{ loaded(key: 4) }", second)).ToJson(), Is.EqualTo("""{"data":{"loaded":"4"}}"""));
        Assert.That((keeper.Batches, second.Batches), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_batch_that_somebody_kept_gives_nothing_of_another_operation()
    {
        var keeper = new Keeper();
        await Run("{ loaded(key: 1) }", keeper);
        await RunOthers();

        var batch = keeper.Loader!.Batch!;
        Assert.That(() => batch.OptionalFeature<Keeper>(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => batch.OptionalService<Keeper>(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => batch.OptionalService<Keeper>(ServiceScope.Request), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => batch.Services, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_batch_that_nobody_waits_for_ends_in_peace()
    {
        var keeper = new Keeper { Gate = new TaskCompletionSource() };
        Assert.That((await Run("{ asked(key: 1) waits }", keeper)).ToJson(), Is.EqualTo("""{"data":{"asked":true,"waits":true}}"""));
        await RunOthers();
        var late = keeper.Late!;
        Assert.That(late.IsCompleted, Is.False);

        keeper.Gate.SetResult();
        Assert.That(await late, Is.EqualTo("1"));
    }

    [Test]
    public async Task A_timer_that_could_not_be_stopped_any_more_ends_no_other_operation()
    {
        var clock = new HandClock();
        var schema = new Schema<KeeperQuery>(new SchemaConfig { TimeProvider = clock });
        Task<ExecutionPayload> Begin(Keeper keeper)
        {
            Current.Value = keeper;
            return schema.ExecuteAsync("{ gated }").AsTask();
        }

        var first = new Keeper { Gate = new TaskCompletionSource() };
        var running = Begin(first);
        clock.Advance(TimeSpan.FromSeconds(29));
        first.Gate.SetResult();
        Assert.That((await running).Errors, Is.Empty);
        Assert.That(clock.Waiting, Is.Zero);
        clock.FireLate();

        var second = new Keeper { Gate = new TaskCompletionSource() };
        running = Begin(second);
        Assert.That(clock.Made, Is.EqualTo(1), "an operation that has waited serves the next request, and so does its timer");
        clock.FireLate();
        clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.That(running.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.That((await running).Errors.Single().Message, Does.StartWith("The operation took longer than 30 seconds"));
        second.Gate.SetResult();
    }

    [Test]
    public async Task The_time_of_an_operation_that_an_extension_broke_ends_no_other()
    {
        var clock = new HandClock();
        var schema = new Schema<KeeperQuery>(new SchemaConfig { TimeProvider = clock, Extensions = [new BreakingOnce()] });
        var first = new Keeper { Gate = new TaskCompletionSource() };
        Current.Value = first;
        var running = schema.ExecuteAsync("{ gated }").AsTask();
        first.Gate.SetResult();
        Assert.That(async () => await running, Throws.InstanceOf<NotSupportedException>());
        Assert.That(clock.Waiting, Is.Zero);

        // Long after the first began, and long before the time of the second is up.
        clock.Advance(TimeSpan.FromSeconds(29));
        var second = new Keeper { Gate = new TaskCompletionSource() };
        Current.Value = second;
        running = schema.ExecuteAsync("{ gated }").AsTask();
        clock.Advance(TimeSpan.FromSeconds(29));
        second.Gate.SetResult();
        Assert.That((await running).Errors, Is.Empty);
    }

    [Test]
    public async Task A_subscription_comes_through_behind_operations_that_waited()
    {
        var schema = new Schema<KeeperQuery, None, KeeperSubscription>();
        for (var i = 0; i < 10; i++)
        {
            (await schema.ExecuteAsync("{ later(text: \"x\") }")).Dispose();
        }

        Assert.That(
            await schema.StreamAsync("subscription { events { later(text: \"x\") } }").ToJsonAsync(),
            Is.EqualTo(new[] { """{"data":{"events":{"later":"x"}}}""", """{"data":{"events":{"later":"x"}}}""" }));
    }

    [Test]
    public async Task Many_operations_at_once_get_each_its_own_answer()
    {
        var wrong = 0;
        await Parallel.ForAsync(0, 2_000, async (i, _) =>
        {
            // Some end on their own thread, some wait, some fail, some are left.
            var query = (i % 6) switch
            {
                0 => $$"""{ echo(text: "{{i}}") }""",
                1 => $$"""{ later(text: "{{i}}") }""",
                2 => $$"""{ echo(text: "{{i}}") fails }""",
                3 => $$"""{ loaded(key: {{i}}) }""",
                4 => $$"""{ a: loadedLater(key: {{i}}) b: later(text: "{{i}}") c: loadedLater(key: 1) }""",
                _ => $$"""{ a: later(text: "{{i}}") b: echo(text: "{{i}}") }""",
            };
            using var payload = await Run(query);
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

    private static async Task<ExecutionPayload> Run(string query, Keeper? keeper = null)
    {
        // Whoever is given a ResolveInfo may keep the operation, which is not used again then.
        Current.Value = keeper;
        return await Schema.ExecuteAsync(new GraphQLRequest(query) { Context = keeper ?? new Keeper() });
    }

    private sealed class BreakingOnce : SchemaExtension, IExecuteHook
    {
        private bool _hasBroken;

        public IDisposable? OnExecute(OperationContext context) => new Scope(this);

        private sealed class Scope(BreakingOnce extension) : IDisposable
        {
            public void Dispose()
            {
                if (!extension._hasBroken)
                {
                    extension._hasBroken = true;
                    throw new NotSupportedException();
                }
            }
        }
    }

    internal sealed class Keeper
    {
        public ResolveInfo<Keeper>? Info { get; set; }

        public CancellationToken Token { get; set; }

        public Action<CancellationToken>? OnToken { get; set; }

        public Action? OnLoaded { get; set; }

        public KeptLoader? Loader { get; set; }

        public int Batches { get; set; }

        public Task<string?>? Late { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class KeptLoader : DataLoader<int, string>
    {
        public KeptLoader(DataLoaderContext context)
            : base(context)
        {
            Keeper = Current.Value;
            if (Keeper is not null)
            {
                Keeper.Loader = this;
            }
        }

        public Keeper? Keeper { get; }

        public DataLoaderBatch<int, string>? Batch { get; private set; }

        public IServiceProvider KeptServices => Services;

        protected override async Task LoadBatchAsync(DataLoaderBatch<int, string> batch, CancellationToken cancellationToken)
        {
            Batch = batch;
            if (Keeper is { } keeper)
            {
                keeper.Batches++;
                keeper.Begun.TrySetResult();
                await (keeper.Gate?.Task ?? Task.CompletedTask);
            }

            batch.SetResults([.. batch.Keys.Select(k => $"{k}")]);
        }
    }

    [GraphQLType]
    internal sealed class KeeperSubscription
    {
        [GraphQLField]
        public async IAsyncEnumerable<KeeperQuery> EventsAsync()
        {
            yield return new KeeperQuery();
            await Task.Yield();
            yield return new KeeperQuery();
        }
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
        public async Task<string?> LoadedAsync(int key, KeptLoader loader)
        {
            var loaded = await loader.LoadAsync(key);
            loader.Keeper?.OnLoaded?.Invoke();
            return loaded;
        }

        [GraphQLField]
        public async Task<string?> LoadedLaterAsync(int key, KeptLoader loader)
        {
            await Task.Yield();
            return await loader.LoadAsync(key);
        }

        [GraphQLField]
        public async Task<bool> GatedAsync()
        {
            await Current.Value!.Gate!.Task;
            return true;
        }

        [GraphQLField]
        public bool Asked(int key, KeptLoader loader)
        {
            loader.Keeper!.Late = loader.LoadAsync(key);
            return true;
        }

        // Until the batch has begun.
        [GraphQLField]
        public async Task<bool> WaitsAsync()
        {
            await Current.Value!.Begun.Task;
            return true;
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
