namespace Strawberry.Benchmarks.Beside;

/// <summary>
/// What one of Strawberry's own benchmarks took: the median in milliseconds, on two shared virtual processors under Python 3.11.7 with Strawberry 0.324.0, and with
/// either version of graphql-core. Recorded on another machine than ours runs on.
/// </summary>
/// <param name="Name">Its name there.</param>
/// <param name="Bytes">The size of the response; null where it varies or there is none.</param>
/// <param name="Stable">With graphql-core 3.2.8.</param>
/// <param name="Next">With graphql-core 3.3.0rc0; null where graphql-core takes no part.</param>
internal sealed record Recorded(string Name, int? Bytes, double Stable, double? Next);
