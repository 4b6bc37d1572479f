using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NUnit.Framework;

namespace Strawberry.Tests.Tools;

/// <summary>
/// Compares with a file beside the tests, by Verify's conventions: <c>X.verified.txt</c> is what is right, <c>X.received.txt</c> is written when it
/// differs. A missing file is written, but under <c>CI=true</c> it fails.
/// </summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Payloads, a block each, in <c>Snapshots/TestClass.TestName_Arguments.verified.txt</c>.</summary>
    public static async Task MatchAsync(IAsyncEnumerable<ExecutionPayload> payloads)
    {
        var text = new StringBuilder();
        await foreach (var payload in payloads)
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            using var json = JsonDocument.Parse(payload.ToJson());
            text.Append(JsonSerializer.Serialize(json, Indented)).Append('\n');
        }

        var test = TestContext.CurrentContext.Test;
        var name = string.Join('_', [$"{test.ClassName!.Split('.')[^1]}.{test.MethodName}", .. test.Arguments]);
        Match(text.ToString(), Path.Combine(Folder(), name), Environment.GetEnvironmentVariable("CI") == "true");
    }

    /// <summary>Compares <paramref name="received"/> with <paramref name="path"/> and <c>.verified.txt</c>.</summary>
    public static void Match(string received, string path, bool isMissingAFailure)
    {
        var verified = $"{path}.verified.txt";
        if (!File.Exists(verified) && !isMissingAFailure)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(verified, received);
            return;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (received == expected)
        {
            File.Delete($"{path}.received.txt");
            return;
        }

        File.WriteAllText($"{path}.received.txt", received);
        Assert.That(received, Is.EqualTo(expected), $"Compare {path}.received.txt with what is verified.");
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var tests = Path.Combine(folder.FullName, "tests", "Strawberry.Tests");
            if (Directory.Exists(tests))
            {
                return Path.Combine(tests, "Snapshots");
            }
        }

        throw new DirectoryNotFoundException("tests/Strawberry.Tests");
    }
}
