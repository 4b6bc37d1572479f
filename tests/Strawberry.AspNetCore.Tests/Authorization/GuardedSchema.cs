using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;

namespace Strawberry.AspNetCore.Tests.Authorization;

/// <summary>The resolvers that ran.</summary>
internal sealed class Runs
{
    private readonly ConcurrentQueue<string> _names = new();

    public string[] Names => [.. _names];

    public T Add<T>(string name, T value)
    {
        _names.Enqueue(name);
        return value;
    }
}

[GraphQLType]
internal sealed class GuardedQuery
{
    public string Name => "name";

    [Authorize]
    [GraphQLField]
    public string? Profile([Service] Runs runs) => runs.Add("profile", "profile");

    [Authorize(Roles = "admin,owner")]
    [GraphQLField]
    public string Secret([Service] Runs runs) => runs.Add("secret", "secret");

    [Authorize("adults")]
    [GraphQLField]
    public async Task<string?> Wine([Service] Runs runs)
    {
        await Task.Yield();
        return runs.Add("wine", "wine");
    }

    [Authorize(Roles = "admin")]
    [Authorize(Roles = "owner")]
    [GraphQLField]
    public string? Both([Service] Runs runs) => runs.Add("both", "both");

    [Authorize(AuthenticationSchemes = "X-Partner")]
    [GraphQLField]
    public string? Partner([Service] Runs runs) => runs.Add("partner", "partner");

    [MinimumLetters(4)]
    [GraphQLField]
    public string? LongName([Service] Runs runs) => runs.Add("longName", "longName");

    [GraphQLField]
    public Vault? Vault() => new();

    [GraphQLField]
    public Note[] Notes() => [new("ada", "one"), new("bob", "two")];

    [GraphQLField]
    public async IAsyncEnumerable<Item?> Items([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < 2; i++)
        {
            await Task.Yield();
            yield return new Item(i);
        }
    }

    [Authorize(Roles = "admin")]
    [GraphQLField]
    public async IAsyncEnumerable<int> Numbers([Service] Runs runs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return runs.Add("numbers", 1);
    }
}

[GraphQLType]
internal sealed record Item(int Number)
{
    [Authorize(Roles = "admin")]
    [GraphQLField]
    public string? Content([Service] Runs runs) => runs.Add("content", $"content {Number}");

    [Authorize(Roles = "admin")]
    [GraphQLField]
    public string Required([Service] Runs runs) => runs.Add("required", $"required {Number}");
}

[Authorize(Roles = "admin")]
[GraphQLType]
internal sealed class Vault
{
    public string? Gold => "gold";

    [GraphQLAllowAnonymous]
    public string Door => "door";

    [AllowAnonymous]
    [GraphQLField]
    public string Wall() => "wall";
}

/// <summary>Each note is its author's.</summary>
[GraphQLType]
internal sealed record Note([property: GraphQLIgnore] string Author, [property: GraphQLAuthorize("own", PerObject = true)] string? Text)
{
    [GraphQLAuthorize(Roles = "admin")]
    public string? Remark => "remark";
}

[GraphQLType]
internal sealed class GuardedMutation
{
    [Authorize(Roles = "admin")]
    [GraphQLField]
    public string? Change([Service] Runs runs) => runs.Add("change", "changed");
}

[GraphQLType]
internal sealed class GuardedSubscription
{
    [Authorize]
    [GraphQLField]
    public IAsyncEnumerable<Item?> Moves([Service] Runs runs) => new GuardedQuery().Items(runs.Add("moves", CancellationToken.None));
}

/// <summary>An attribute that brings its requirement along.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MinimumLettersAttribute(int count) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public int Count => count;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

internal sealed class MinimumLettersHandler : AuthorizationHandler<MinimumLettersAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MinimumLettersAttribute requirement)
    {
        if (context.User.Identity?.Name?.Length >= requirement.Count)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class OwnRequirement : IAuthorizationRequirement;

internal sealed class OwnHandler : AuthorizationHandler<OwnRequirement, Note>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OwnRequirement requirement, Note resource)
    {
        if (context.User.Identity?.Name == resource.Author)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Grown-ups are those whose role says so; asked of the request, if there is one.</summary>
internal sealed class AdultHandler(Runs runs) : AuthorizationHandler<AdultRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdultRequirement requirement)
    {
        await Task.Yield();
        runs.Add($"adult? {context.Resource?.GetType().Name}", true);
        if (context.User.IsInRole("adult"))
        {
            context.Succeed(requirement);
        }
    }
}

internal sealed class AdultRequirement : IAuthorizationRequirement;
