using NUnit.Framework;
using Strawberry.ConformanceTests.Cases;

namespace Strawberry.ConformanceTests.Execution;

/// <summary>The recorded operations, each in its three expectations.</summary>
[NonParallelizable]
public sealed class ExecutionCaseTests
{
    // A machine under load may join two payloads that timers should part; that alone earns another try.
    private const int Tries = 5;

    private static IEnumerable<TestCaseData> Recorded => Data(CaseFile.Recorded);

    private static IEnumerable<TestCaseData> More => Data(CaseFile.More);

    [TestCaseSource(nameof(Recorded))]
    public Task A_recorded_case_answers_as_recorded(ConformanceCase @case, CaseFormat format) => Check(@case, format);

    [TestCaseSource(nameof(More))]
    public Task A_case_made_the_same_way_answers_as_recorded(ConformanceCase @case, CaseFormat format) => Check(@case, format);

    [Test]
    public void Each_case_that_CSharp_says_otherwise_is_one_of_the_cases() =>
        Assert.That(
            Differences.NearestCSharp.Keys.Where(id => !CaseFile.All.Any(c => c.Id.StartsWith(id, StringComparison.Ordinal))),
            Is.Empty);

    private static async Task Check(ConformanceCase @case, CaseFormat format)
    {
        CaseRun run;
        CaseComparison comparison;
        var tries = 0;
        do
        {
            run = await CaseRun.Of(@case, format);
            comparison = CaseComparison.Of(@case, format, run);
            await Quiescence.AssertAsync();
        }
        while (comparison.DiffersInBatchingOnly && ++tries < Tries);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Actual, Is.EqualTo(comparison.Wanted), @case.Query);
            Assert.That(CaseComparison.FindViolations(@case, format, run), Is.Empty, @case.Query);
            Assert.That(run.Failure, Is.EqualTo(ToFailure(@case, format, run)));
        }
    }

    private static RequestFailure ToFailure(ConformanceCase @case, CaseFormat format, CaseRun run) => @case.Expected[format].Kind switch
    {
        "syntax" => RequestFailure.Syntax,
        "invalid" => RequestFailure.Validation,
        "single" when !@case.Expected[format].Payloads[0].ContainsKey("data") =>
            run.Failure is RequestFailure.Operation or RequestFailure.Variables ? run.Failure : RequestFailure.Variables,
        _ => RequestFailure.None,
    };

    private static IEnumerable<TestCaseData> Data(IEnumerable<ConformanceCase> cases) =>
        from @case in cases
        from format in Enum.GetValues<CaseFormat>()
        select new TestCaseData(@case, format).SetArgDisplayNames(@case.Id, format.ToString());
}
