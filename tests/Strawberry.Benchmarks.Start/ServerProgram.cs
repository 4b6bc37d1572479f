namespace Strawberry.Benchmarks.Start;

/// <summary>A server to start: its program, the request that it is sent and what its response must contain.</summary>
internal sealed record ServerProgram(string Name, string File, bool Native, string Request, string Expected)
{
    private const string HelloRequest = """{"query":"{ hello }"}""";
    private const string LargeRequest = """
        {"query":"query Orders($by: OrderBy!) { order(by: $by) { __typename id name state created lines(first: 2, order: BY_DATE) { name quantity } summary { count } owner { mail } } }","variables":{"by":{"id":"7"}}}
        """;

    /// <summary>The size of the program in bytes: what a native binary weighs.</summary>
    public long Size => new FileInfo(File).Length;

    private const string BlogRequest = "{\"query\":\"{ article(id: \\\"123\\\") { id title } }\"}";

    /// <summary>
    /// The bare server first: the others are compared with it. <paramref name="kind"/>: <c>packages</c> as built with the packages, <c>sources</c> as built with
    /// the engine's projects, of which nothing is compiled ahead of time, <c>ready</c> as published with ReadyToRun, <c>native</c> as published ahead of
    /// time, with the example of the blog.
    /// </summary>
    public static ServerProgram[] All(string kind) =>
    [
        Make("Bare", kind, HelloRequest, "\"hello\":\"world\""),
        Make("Hello", kind, HelloRequest, "\"hello\":\"world\""),
        Make("Large", kind, LargeRequest, "\"lines\":[{\"name\":\"ByDate\",\"quantity\":2},{\"name\":\"Order\",\"quantity\":1}],\"summary\":{\"count\":1},\"owner\":{\"mail\":\"ada@example.com\"}}"),
        .. kind == "native" ? [Make("Blog", kind, BlogRequest, "{\"data\":{\"article\":{\"id\":\"123\",\"title\":")] : (ServerProgram[])[],
    ];

    private static ServerProgram Make(string name, string kind, string request, string expected) =>
        new(
            name,
            kind switch
            {
                "packages" => $"artifacts/packaged/bin/{name}/{name}.dll",
                "sources" => $"tests/Start/{name}/bin/Release/net10.0/{name}.dll",
                "ready" => $"artifacts/ready/bin/{name}/{name}.dll",
                _ => $"artifacts/native/bin/{name}/{name}",
            },
            kind == "native",
            request.Trim(),
            expected);
}
