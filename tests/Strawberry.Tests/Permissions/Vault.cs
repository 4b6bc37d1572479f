using System.Runtime.CompilerServices;

namespace Strawberry.Tests.Permissions;

/// <summary>What a request may do, and what came of it.</summary>
internal sealed class Badge(params string[] rights)
{
    private int _checks;

    /// <summary>What a check waits for; null when it answers at once.</summary>
    public TaskCompletionSource? Gate { get; init; }

    public int Checks => Volatile.Read(ref _checks);

    /// <summary>The fields whose resolvers ran.</summary>
    public List<string> Resolved { get; } = [];

    public bool Has(string right) => rights.Contains(right);

    public void AddCheck() => Interlocked.Increment(ref _checks);

    public T Resolve<T>(string field, T value)
    {
        lock (Resolved)
        {
            Resolved.Add(field);
        }

        return value;
    }
}

/// <summary>Asked for each object.</summary>
internal sealed class RightAttribute(string right, params int[] levels) : GraphQLPermissionAttribute
{
    public bool Broken { get; init; }

    public override async ValueTask<PermissionResult> CheckAsync(PermissionContext context)
    {
        var badge = (Badge)context.Info.ContextValue!;
        badge.AddCheck();
        if (badge.Gate is { } gate)
        {
            await gate.Task;
        }

        return Broken ? throw new InvalidOperationException("The check is broken.")
            : badge.Has(right) ? PermissionResult.Allowed
            : PermissionResult.Denied($"You need {right}.", "NO_RIGHT", new Dictionary<string, object?> { ["levels"] = levels.Length });
    }
}

/// <summary>Asked once an operation.</summary>
internal sealed class MemberOnlyAttribute : GraphQLPermissionAttribute
{
    public override bool IsPerOperation => true;

    public override async ValueTask<PermissionResult> CheckAsync(PermissionContext context)
    {
        var badge = (Badge)context.Info.ContextValue!;
        badge.AddCheck();
        if (badge.Gate is { } gate)
        {
            await gate.Task;
        }

        return badge.Has("member");
    }
}

/// <summary>Looks at the object and at the arguments.</summary>
internal sealed class OwnBoxAttribute : GraphQLPermissionAttribute
{
    public override ValueTask<PermissionResult> CheckAsync(PermissionContext context) =>
        new(context.Parent is Box { Number: 1 } && context.TryGetArgument("lid", out var lid) && lid.GetString() == "red");
}

[GraphQLInterface]
internal interface ILabeled
{
    [Right("label")]
    string Label { get; }

    string Color => "grey";
}

[GraphQLType]
internal sealed record Box(int Number, [property: GraphQLIgnore] Badge Badge) : ILabeled
{
    public string Label => Badge.Resolve("label", $"Box {Number}");

    [MemberOnly]
    public string? Content => Badge.Resolve("content", $"Gold {Number}");

    [Right("weigh")]
    [GraphQLField]
    public async Task<int> GetWeightAsync()
    {
        await Task.Yield();
        return Badge.Resolve("weight", Number * 10);
    }

    [OwnBox]
    [GraphQLField]
    public string? Open(string lid = "red") => Badge.Resolve("open", $"{lid} {Number}");
}

[Right("secrets", 1, 2)]
internal abstract class Guarded
{
    public string Inherited => "inherited";
}

[MemberOnly]
[GraphQLType]
internal sealed class Secret : Guarded
{
    public string? Word => "word";
}

[ExtendType<Secret>]
internal static class SecretWords
{
    [GraphQLField]
    public static string? Extra([Parent] Secret secret) => secret.Word + "s";
}

[GraphQLType]
internal sealed class VaultQuery
{
    public string Name => "Vault";

    [GraphQLField]
    public Box Box(ResolveInfo<Badge> info, int number = 1) => new(number, info.Context);

    [GraphQLField]
    public List<Box> Boxes(ResolveInfo<Badge> info, int count = 3) => [.. Enumerable.Range(1, count).Select(i => new Box(i, info.Context))];

    [GraphQLField]
    public ILabeled Labeled(ResolveInfo<Badge> info) => new Box(1, info.Context);

    [GraphQLField]
    public Secret? GetSecret() => new();

    [Right("enter")]
    [GraphQLField]
    public async IAsyncEnumerable<int> GetNumbers(ResolveInfo<Badge> info, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        info.Context.Resolve("numbers", 0);
        await Task.Yield();
        yield return 1;
        yield return 2;
    }

    [Right("enter", Broken = true)]
    [GraphQLField]
    public string? GetBroken() => "never";

    [Right("enter")]
    [GraphQLField]
    public string GetRequired(ResolveInfo<Badge> info) => info.Context.Resolve("required", "required");
}

[GraphQLType]
internal sealed class VaultMutation
{
    [Right("enter")]
    [GraphQLField]
    public int? Store(ResolveInfo<Badge> info, int value) => info.Context.Resolve("store", value);
}

[GraphQLType]
internal sealed class VaultSubscription
{
    [Right("enter")]
    [GraphQLField]
    public async IAsyncEnumerable<Box> BoxMoved(ResolveInfo<Badge> info, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var badge = info.Context.Resolve("source", info.Context);
        await Task.Yield();
        yield return new Box(1, badge);
        yield return new Box(2, badge);
    }
}
