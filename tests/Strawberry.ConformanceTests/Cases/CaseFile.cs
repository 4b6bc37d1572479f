using System.Text.Json.Nodes;

namespace Strawberry.ConformanceTests.Cases;

/// <summary>Reads the recorded cases that lie beside the tests.</summary>
internal static class CaseFile
{
    public static IReadOnlyList<ConformanceCase> Recorded { get; } = Read("conformance/execution.json");

    public static IReadOnlyList<ConformanceCase> More { get; } = Read("conformance-more/execution.json");

    public static IEnumerable<ConformanceCase> All => Recorded.Concat(More);

    public static string ReadText(string path) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path));

    private static ConformanceCase[] Read(string path) => [.. JsonNode.Parse(ReadText(path))!.AsArray().Select(n => ToCase(n!.AsObject()))];

    private static ConformanceCase ToCase(JsonObject json) => new((string)json["id"]!, (string)json["schema"]!, (string)json["query"]!)
    {
        Variables = json["variables"]?.ToJsonString(),
        OperationName = (string?)json["operationName"],
        Validate = (bool?)json["validate"] ?? true,
        ReturnAfter = (int?)json["returnAfter"] ?? 0,
        Expected = new Dictionary<CaseFormat, Expectation>
        {
            [CaseFormat.Plain] = ToExpectation(json["expected"]!["plain"]!),
            [CaseFormat.PendingCompleted] = ToExpectation(json["expected"]!["pendingCompleted"]!),
            [CaseFormat.Incremental2022] = ToExpectation(json["expected"]!["incremental2022"]!),
        },
    };

    private static Expectation ToExpectation(JsonNode json) => new(
        (string)json["kind"]!,
        Enum.Parse<CompareMode>((string)json["compare"]!, ignoreCase: true),
        [.. json["payloads"]!.AsArray().Select(p => p!.AsObject())],
        json["canonical"]?.AsObject(),
        (string?)json["quirk"]);
}
