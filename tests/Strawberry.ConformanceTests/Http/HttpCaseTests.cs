using Microsoft.AspNetCore.Mvc.Testing;
using NUnit.Framework;
using Strawberry.ConformanceTests.Cases;
using Strawberry.ConformanceTests.Execution;

namespace Strawberry.ConformanceTests.Http;

/// <summary>The recorded operations over HTTP, each in its three expectations: JSON, <c>multipart/mixed</c> in two formats, server-sent events.</summary>
[NonParallelizable]
public sealed class HttpCaseTests
{
    // A machine under load may join two payloads that timers should part; that alone earns another try.
    private const int Tries = 5;

    private WebApplicationFactory<ConformanceServer.Blog.Query> _server = null!;
    private HttpClient _client = null!;

    private static IEnumerable<TestCaseData> Recorded =>
        from @case in CaseFile.Recorded
        from format in Enum.GetValues<CaseFormat>()
        select new TestCaseData(@case, format).SetArgDisplayNames(@case.Id, format.ToString());

    [OneTimeSetUp]
    public void Start()
    {
        _server = new WebApplicationFactory<ConformanceServer.Blog.Query>();
        _client = _server.CreateClient();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCaseSource(nameof(Recorded))]
    public async Task A_recorded_case_answers_over_http_as_recorded(ConformanceCase @case, CaseFormat format)
    {
        if (WhyNot(@case, format) is { } reason)
        {
            Assert.Ignore(reason);
        }

        HttpCaseRun run;
        CaseComparison comparison;
        var tries = 0;
        do
        {
            run = await HttpCaseRun.Of(_client, @case, format);
            comparison = CaseComparison.Of(@case, format, run.Run);
            await Quiescence.AssertAsync();
        }
        while (comparison.DiffersInBatchingOnly && ++tries < Tries);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Actual, Is.EqualTo(comparison.Wanted), @case.Query);
            Assert.That(CaseComparison.FindViolations(@case, format, run.Run), Is.Empty, @case.Query);
            Assert.That((run.Status, run.ContentType), Is.EqualTo(ToHead(@case, format)));
        }
    }

    private static string? WhyNot(ConformanceCase @case, CaseFormat format) =>
        !@case.Validate ? "A server validates every document."
        : format == CaseFormat.Plain && @case.Id == "operations/subscription-defer-if-var-true" ? "Without its directive the document has an unused variable."
        : null;

    private static (int Status, string ContentType) ToHead(ConformanceCase @case, CaseFormat format) => @case.Expected[format] switch
    {
        { Kind: "incremental" } => (200, $"multipart/mixed; boundary=\"-\"; {(format == CaseFormat.PendingCompleted ? "incrementalSpec=v0.2" : "deferSpec=20220824")}"),
        { Kind: "subscription" } => (200, "text/event-stream"),
        { Kind: "single", Payloads: [var payload, ..] } when payload.ContainsKey("data") => (200, "application/graphql-response+json; charset=utf-8"),
        _ => (400, "application/graphql-response+json; charset=utf-8"),
    };
}
