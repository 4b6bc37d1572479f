using System.Text;
using Strawberry.AspNetCore.Requests.Uploads;
using Strawberry.Primitives;

namespace Strawberry.AspNetCore.Tests.Uploads;

/// <summary>What becomes of <c>operations</c> under a <c>map</c>: references where null was, or the sentence that refuses them.</summary>
public sealed class UploadMapTests
{
    private const string Pair = "\\ud83d\\ude00";

    [TestCase("""{"0":["variables.file"]}""", """{"variables":{"file":null}}""", """{"variables":{"file":{"$upload":0}}}""", TestName = "one file")]
    [TestCase(
        """ { "0" : [ "variables.file" ] } """,
        """ { "query" : "{ a }" , "variables" : { "file" : null , "b" : null } } """,
        """ { "query" : "{ a }" , "variables" : { "file" : {"$upload":0} , "b" : null } } """,
        TestName = "all else stays byte for byte")]
    [TestCase(
        """{"b":["variables.files.0","variables.files.2"],"a":["variables.files.1"]}""",
        """{"variables":{"files":[null,null,null,null]}}""",
        """{"variables":{"files":[{"$upload":0},{"$upload":1},{"$upload":0},null]}}""",
        TestName = "a list, a shared file, numbers in the order of the map")]
    [TestCase(
        """{"0":["variables.a.b.1.c.0"]}""",
        """{"variables":{"x":[[[1]]],"a":{"b":[{"c":[null]},{"c":[null,{}]}]}}}""",
        """{"variables":{"x":[[[1]]],"a":{"b":[{"c":[null]},{"c":[{"$upload":0},{}]}]}}}""",
        TestName = "nested")]
    [TestCase(
        """{"0":["0.variables.file"],"1":["1.variables.file","2.variables.files.0"]}""",
        """[{"variables":{"file":null}},{"variables":{"file":null}},{"variables":{"files":[null]}}]""",
        """[{"variables":{"file":{"$upload":0}}},{"variables":{"file":{"$upload":1}}},{"variables":{"files":[{"$upload":1}]}}]""",
        TestName = "a batch")]
    [TestCase("""{"0":["variables.1"]}""", """{"variables":{"1":null}}""", """{"variables":{"1":{"$upload":0}}}""", TestName = "a property that is a number")]
    [TestCase("""{"0":["variables.a"]}""", """{"variables":{"\u0061":null}}""", """{"variables":{"\u0061":{"$upload":0}}}""", TestName = "an escaped name")]
    [TestCase("""{"0":["variables.ä"]}""", """{"variables":{"ä":null}}""", """{"variables":{"ä":{"$upload":0}}}""", TestName = "a name that is not ASCII")]
    [TestCase("""{"0":["variables.a"]}""", """{"variables":{"a":null,"a":null}}""", """{"variables":{"a":{"$upload":0},"a":{"$upload":0}}}""", TestName = "a repeated key, left to who reads it")]
    [TestCase("""{}""", """{"query":"{ a }"}""", """{"query":"{ a }"}""", TestName = "no files")]
    [TestCase("""{"0":[]}""", """{"query":"{ a }"}""", """{"query":"{ a }"}""", TestName = "a file that is used nowhere")]
    [TestCase("""{}""", "\"no object\"", "\"no object\"", TestName = "whether it is a request is not asked here")]
    [TestCase("{\"0\":[\"variables.a\"]}", "\uFEFF{\"variables\":{\"a\":null}}", """{"variables":{"a":{"$upload":0}}}""", TestName = "a byte order mark")]
    public void Files_are_put_where_the_map_says(string map, string operations, string expected) =>
        Assert.That(Rewrite(map, operations), Is.EqualTo(expected));

    [TestCase("", "\"map\" is not valid JSON (line 1, column 1).")]
    [TestCase("{", "\"map\" is not valid JSON (line 1, column 2).")]
    [TestCase("{} {}", "\"map\" is not valid JSON (line 1, column 4).")]
    [TestCase("[]", "\"map\" must be an object of lists of paths.")]
    [TestCase("null", "\"map\" must be an object of lists of paths.")]
    [TestCase("""{"0":"variables.file"}""", "\"map\" must give a list of paths for the file \"0\".")]
    [TestCase("""{"0":null}""", "\"map\" must give a list of paths for the file \"0\".")]
    [TestCase("""{"0":[1]}""", "\"map\" must give a list of paths for the file \"0\".")]
    [TestCase("""{"0":[["variables.file"]]}""", "\"map\" must give a list of paths for the file \"0\".")]
    [TestCase("""{"0":[],"0":[]}""", "\"map\" names the file \"0\" more than once.")]
    [TestCase("""{"0":["variables.file"],"1":["variables.file"]}""", "\"map\" has the path \"variables.file\" more than once.")]
    [TestCase("""{"0":["variables.file","variables.file"]}""", "\"map\" has the path \"variables.file\" more than once.")]
    [TestCase("""{"0":[""]}""", "\"map\" has the path \"\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["query"]}""", "\"map\" has the path \"query\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["extensions.a"]}""", "\"map\" has the path \"extensions.a\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["variables"]}""", "\"map\" has the path \"variables\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["variables."]}""", "\"map\" has the path \"variables.\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["variables..file"]}""", "\"map\" has the path \"variables..file\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["0.variables"]}""", "\"map\" has the path \"0.variables\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["0.query.a"]}""", "\"map\" has the path \"0.query.a\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["00.variables.a"]}""", "\"map\" has the path \"00.variables.a\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["-1.variables.a"]}""", "\"map\" has the path \"-1.variables.a\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["__proto__.variables.a"]}""", "\"map\" has the path \"__proto__.variables.a\", which does not lead to a value under \"variables\".")]
    [TestCase("""{"0":["variables.__proto__.a"]}""", "\"map\" has the path \"variables.__proto__.a\", which is not allowed.")]
    [TestCase("""{"0":["variables.file.__proto__"]}""", "\"map\" has the path \"variables.file.__proto__\", which is not allowed.")]
    [TestCase("""{"\ud800":["variables.file"]}""", "\"map\" is not valid text: it has an unpaired surrogate.")]
    [TestCase("""{"0":["variables.\ud800"]}""", "\"map\" is not valid text: it has an unpaired surrogate.")]
    [TestCase("""{"0":[],"1":[],"2":[],"3":[]}""", "The request has more than 3 files.")]
    public void A_map_that_says_nothing_sensible_is_refused(string map, string expected) =>
        Assert.That(Rewrite(map, """{"variables":{"file":null,"__proto__":null}}"""), Is.EqualTo(expected));

    [TestCase("""{"0":["variables.file"]}""", """{"query":"{ a }"}""", "\"map\" has the path \"variables.file\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.file"]}""", """{"variables":null}""", "\"map\" has the path \"variables.file\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.file"]}""", """{"variables":{"File":null}}""", "\"map\" has the path \"variables.file\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.file"]}""", """[{"variables":{"file":null}}]""", "\"map\" has the path \"variables.file\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["0.variables.file"]}""", """{"variables":{"file":null}}""", "\"map\" has the path \"0.variables.file\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.a"],"1":["variables.a.b"]}""", """{"variables":{"a":null}}""", "\"map\" has the path \"variables.a.b\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.a.b"]}""", """{"variables":{"a":"text"}}""", "\"map\" has the path \"variables.a.b\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.files.x"]}""", """{"variables":{"files":[null]}}""", "\"map\" has the path \"variables.files.x\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.files.00"]}""", """{"variables":{"files":[null]}}""", "\"map\" has the path \"variables.files.00\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.files.-1"]}""", """{"variables":{"files":[null]}}""", "\"map\" has the path \"variables.files.-1\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.files.1"]}""", """{"variables":{"files":[null]}}""", "\"map\" has the path \"variables.files.1\", which is behind the end of the list in \"operations\".")]
    [TestCase("""{"0":["variables.files.0"]}""", """{"variables":{"files":[]}}""", "\"map\" has the path \"variables.files.0\", which is behind the end of the list in \"operations\".")]
    [TestCase("""{"0":["2.variables.file"]}""", """[{"variables":{"file":null}}]""", "\"map\" has the path \"2.variables.file\", which is behind the end of the list in \"operations\".")]
    [TestCase("""{"0":["variables.files.99999999999"]}""", """{"variables":{"files":[]}}""", "\"map\" has the path \"variables.files.99999999999\", but there is nothing in \"operations\".")]
    [TestCase("""{"0":["variables.file"]}""", """{"variables":{"file":"x"}}""", "\"map\" has the path \"variables.file\", where \"operations\" must have null and has another value.")]
    [TestCase("""{"0":["variables.file"]}""", """{"variables":{"file":false}}""", "\"map\" has the path \"variables.file\", where \"operations\" must have null and has another value.")]
    [TestCase("""{"0":["variables.file"]}""", """{"variables":{"file":{}}}""", "\"map\" has the path \"variables.file\", where \"operations\" must have null and has another value.")]
    [TestCase("""{"0":["variables.file"]}""", """{"variables":{"file":[null]}}""", "\"map\" has the path \"variables.file\", where \"operations\" must have null and has another value.")]
    [TestCase("""{"0":["variables.file"]}""", """{"variables":{"file":null}""", "\"operations\" is not valid JSON (line 1, column 27).")]
    [TestCase("""{"0":["variables.file"]}""", "", "\"operations\" is not valid JSON (line 1, column 1).")]
    [TestCase("""{"0":["variables.file"]}""", """{"variables":{"\ud800":null}}""", "\"operations\" is not valid text: it has an unpaired surrogate.")]
    public void A_map_that_does_not_fit_the_operations_is_refused(string map, string operations, string expected) =>
        Assert.That(Rewrite(map, operations), Is.EqualTo(expected));

    [Test]
    public void Text_that_is_no_utf8_is_refused()
    {
        byte[] broken = [.. "{\""u8, 0xC3, .. "\":[]}"u8];
        using var output = new Utf8Buffer();

        Assert.That(UploadMap.Parse(broken, 3, out var failure), Is.Null);
        Assert.That(failure!.Message, Is.EqualTo("The request is not valid UTF-8."));
        Assert.That(OperationsRewriter.Rewrite(broken, UploadMap.Parse("{}"u8, 3, out _)!, output)!.Message, Is.EqualTo("The request is not valid UTF-8."));
    }

    [Test]
    public void Operations_that_nest_too_deep_are_refused()
    {
        var list = string.Concat(Enumerable.Repeat("[", 64)) + string.Concat(Enumerable.Repeat("]", 64));

        Assert.That(Rewrite("{}", $$"""{"variables":{{list}}}"""), Is.EqualTo("\"operations\" is JSON nested deeper than 64 levels."));
    }

    [Test]
    public void A_map_has_a_thousand_paths_at_most()
    {
        var map = $$"""{"0":[{{string.Join(',', Enumerable.Range(0, 1_001).Select(i => $"\"variables.files.{i}\""))}}]}""";

        Assert.That(Rewrite(map, "{}"), Is.EqualTo("\"map\" has more than 1000 paths."));
    }

    [Test]
    public void A_long_path_is_cut_in_a_message() =>
        Assert.That(Rewrite($$"""{"0":["{{new string('x', 1_000)}}"]}""", "{}"), Has.Length.LessThan(200));

    [Test]
    public void Any_number_of_files_is_taken_where_there_is_no_limit()
    {
        var json = $$"""{{{string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"{i}\":[]"))}}}""";

        Assert.That(UploadMap.Parse(Encoding.UTF8.GetBytes(json), 0, out _)!.Files, Has.Count.EqualTo(500));
    }

    [Test]
    public void A_name_with_a_surrogate_pair_is_a_name() => Assert.That(
        Rewrite($$"""{"{{Pair}}":["variables.{{Pair}}"]}""", $$$"""{"variables":{"{{{Pair}}}":null}}"""),
        Is.EqualTo($$$$"""{"variables":{"{{{{Pair}}}}":{"$upload":0}}}"""));

    private static string Rewrite(string map, string operations)
    {
        if (UploadMap.Parse(Encoding.UTF8.GetBytes(map), maxFiles: 3, out var failure) is not { } parsed)
        {
            return failure!.Message;
        }

        using var output = new Utf8Buffer();
        return OperationsRewriter.Rewrite(Encoding.UTF8.GetBytes(operations), parsed, output) is { } refusal
            ? refusal.Message
            : Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
