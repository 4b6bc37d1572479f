namespace Strawberry.AspNetCore;

/// <summary>The key of a schema among the services; without a name for the application's only one.</summary>
internal sealed record SchemaKey(string? Name)
{
    public override string ToString() => Name is null ? "without a name" : $"named \"{Name}\"";
}
