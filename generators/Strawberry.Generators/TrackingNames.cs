namespace Strawberry.Generators;

/// <summary>The stages that tests watch.</summary>
internal static class TrackingNames
{
    public const string Declarations = nameof(Declarations);
    public const string Roots = nameof(Roots);
    public const string Assembly = nameof(Assembly);
    public const string Tables = nameof(Tables);
    public const string BoundTables = nameof(BoundTables);
    public const string Extras = nameof(Extras);
    public const string Loaders = nameof(Loaders);
    public const string References = nameof(References);
    public const string Registrar = nameof(Registrar);
}
