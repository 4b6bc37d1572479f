using StarWars = Strawberry.ConformanceSchemas.StarWars;
using Torture = Strawberry.ConformanceSchemas.Torture;

namespace Strawberry.ConformanceTests.Execution;

/// <summary>The two schemas, built once.</summary>
internal static class BuiltSchemas
{
    public static Schema Torture { get; } = new Schema<Torture.Query, Torture.Mutation, Torture.Subscription>(Config());

    public static Schema StarWars { get; } = new Schema<StarWars.Query, StarWars.Mutation, StarWars.Subscription>(Config());

    public static Schema Get(string name) => name switch
    {
        "torture" => Torture,
        "starwars" => StarWars,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such schema."),
    };

    private static SchemaConfig Config() => new() { EnableExperimentalIncrementalExecution = true };
}
