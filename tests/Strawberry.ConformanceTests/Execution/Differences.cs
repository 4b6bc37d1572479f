namespace Strawberry.ConformanceTests.Execution;

/// <summary>
/// The cases that C# cannot say as they were recorded, by id, each with the nearest it can say. They are run and compared like all others unless
/// <see cref="NotExpressible"/> names them.
/// </summary>
internal static class Differences
{
    /// <summary>Cases whose recorded answer no C# resolver can cause, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotExpressible { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
