namespace Strawberry.Benchmarks.Interfaces;

/// <summary>Schemas with a list of one interface that so many types implement.</summary>
public static class InterfaceSchemas
{
    public static Schema Make(int types) => types switch
    {
        1 => new Schema<QueryOf1>(),
        16 => new Schema<QueryOf16>(),
        256 => new Schema<QueryOf256>(),
        _ => new Schema<QueryOf4096>(),
    };
}
