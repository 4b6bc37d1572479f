using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Tests.Incremental;

/// <summary>
/// What was parsed before is used again after an edit of a body. Whatever is edited, a driver that goes on gives what a new one gives: the same files, the same
/// diagnostics, each at its place in the file as it is now.
/// </summary>
internal sealed class EditTests
{
    private static readonly (int File, string Before, string After)[] OfBodies =
    [
        (LinkedFiles.Books, "await Task.Delay(delay);", "await Task.Delay(delay + 1);"),
        (LinkedFiles.Books, "await Task.Delay(delay);", "\n\n        await Task.Delay(delay);\n"),
        (LinkedFiles.Books, "await Task.Delay(delay); return await authors.LoadAsync(1);", ""),
        (LinkedFiles.Books, "await Task.Delay(delay);", "await Task.Delay(delay).Conf"),
        (LinkedFiles.Books, "await Task.Delay(delay);", "var f = (int x) => { return x; }; int Local() { return 1; }"),
        (LinkedFiles.Books, "_pages = 3;", "_pages = 4; /* as many */"),
        (LinkedFiles.Books, "return \"title\";", "\n/* so */ return \"Title\";"),
        (LinkedFiles.Books, "return left;", "return right;"),
        (LinkedFiles.Books, "\"writer\"", "\"writer\" + \"s\""),
        (LinkedFiles.Books, "\"name\"", "\"na\""),
        (LinkedFiles.Shared, "return x;", "\n\nreturn x + 1;"),
        (LinkedFiles.Shared, "return \"item\";", "\n\n\nreturn \"item\";"),
        (LinkedFiles.Shared, "Items.Count", "Items.Count +\n 1"),
        (LinkedFiles.Shared, "\"kind\"", "\"kinds\""),
        (LinkedFiles.Shared, "return default;", "throw new NotSupportedException();"),
        (LinkedFiles.Inputs, "return Text.Length == 0;", "return Text is { Length: 0 };"),
        (LinkedFiles.Inputs, "return Number * 2;", "return Number + Number;"),
        (LinkedFiles.Part, "=> 1;", "=> 2;"),
        (LinkedFiles.Part, "=> index;", "=>\n\n index + 1;"),
        (LinkedFiles.Program, "return null!;", "\n\nreturn null!;"),
        (LinkedFiles.Program, "return 1;", "return 2;"),
        (LinkedFiles.Program, "return null;", "return new();"),
        (LinkedFiles.Program, "return new Schema<Query>();", "return new Schema<Plain>();"),
        (LinkedFiles.Program, "return new Schema<Plain>();", "return new object();"),
        (LinkedFiles.Usings, "\"\"", "\"x\""),
    ];

    private static readonly (int File, string Before, string After)[] OfDeclarations =
    [
        (LinkedFiles.Books, "A book.", "A bound book."),
        (LinkedFiles.Books, "/// <summary>A book.</summary>\n", ""),
        (LinkedFiles.Books, "[GraphQLType]", "[GraphQLType(Name = \"Volume\")]"),
        (LinkedFiles.Books, "[GraphQLType]", "\n// A comment.\n\n[GraphQLType]"),
        (LinkedFiles.Books, "[GraphQLType]", "#nullable disable\n[GraphQLType]"),
        (LinkedFiles.Books, "[GraphQLType]", "#pragma warning disable SB0013\n[GraphQLType]"),
        (LinkedFiles.Books, "await Task.Delay(delay);", "\n#nullable disable\n"),
        (LinkedFiles.Books, "public ulong Wrong => 1;", "public long Wrong => 1;"),
        (LinkedFiles.Books, "public ulong Wrong => 1;", "public ulong Wrong { get { return 1; } }"),
        (LinkedFiles.Books, "What the author is called.", "The author's name."),
        (LinkedFiles.Books, "cref=\"Author.Name\"", "cref=\"INode.Kind\""),
        (LinkedFiles.Books, "=> \"name\"", "=> field ?? \"name\""),
        (LinkedFiles.Books, "int delay = Numbers.Delay", "int delay = 9"),
        (LinkedFiles.Books, "\"title\"; }", "\"title\"; } set { field = value; }"),
        (LinkedFiles.Shared, "Delay = 3", "Delay = 4"),
        (LinkedFiles.Shared, "Tag = \"new\"", "Tag = \"old\""),
        (LinkedFiles.Shared, "Poem", "Poem, Play"),
        (LinkedFiles.Shared, "[GraphQLType] public record Page<T>", "[GraphQLType(Name = \"{T}s\")] public record Page<T>"),
        (LinkedFiles.Shared, "[Line] public virtual", "\n[Line] public virtual"),
        (LinkedFiles.Shared, "public char Letter => 'c';", "\n\n    public char Letter => 'c';"),
        (LinkedFiles.Shared, "public char Letter => 'c';", ""),
        (LinkedFiles.Shared, "What kind of thing.", "Which kind of thing."),
        (LinkedFiles.Shared, "public abstract class Item", "public abstract class Item2 { }\n\npublic abstract class Item"),
        (LinkedFiles.Shared, "public enum Genre { Novel, Poem }", ""),
        (LinkedFiles.Shared, "return \"item\"; }", "return \"item\"; "),
        (LinkedFiles.Inputs, "return Number * 2;", "return field = Number * 2;"),
        (LinkedFiles.Inputs, "int Limit = Numbers.Delay", "int Limit = 5"),
        (LinkedFiles.Inputs, "= [Numbers.Tag]", "= [Numbers.Tag, \"x\"]"),
        (LinkedFiles.Inputs, "= 1;", "= 2;"),
        (LinkedFiles.Part, "public int Extra", "public long Extra"),
        (LinkedFiles.Part, "public partial class Book\n{", "/// <summary>A part.</summary>\n[GraphQLType(Name = \"Tome\")]\npublic partial class Book\n{"),
        (LinkedFiles.Part, "public partial class Book", "namespace Elsewhere;\n\npublic partial class Book"),
        (LinkedFiles.Program, "> Authors(", "> Writers("),
        (LinkedFiles.Program, "public class Plain", "[GraphQLType] public class Plain"),
        (LinkedFiles.Program, "[DataLoader] ", "[DataLoader, Obsolete] "),
        (LinkedFiles.Usings, "global using Tag = Strawberry.GraphQLTypeAttribute;", "global using Tag = Strawberry.GraphQLInputAttribute;"),
        (LinkedFiles.Usings, "global using Tag", "global using TagAttribute"),
        (LinkedFiles.Usings, "global using Tag", "global using Label"),
        (LinkedFiles.Usings, "global using Tag", "global using ID = System.Int32;\nglobal using Tag"),
    ];

    private static IEnumerable<(int File, string Before, string After)> OfAnything => OfBodies.Concat(OfDeclarations);

    private static IEnumerable<int> ProjectNumbers => Enumerable.Range(0, OfProjects.Length);

    private static readonly (string Name, Func<CSharpCompilation, CSharpCompilation> Make)[] OfProjects =
    [
        ("a file more", c => c.AddSyntaxTrees(Generation.Parse("[GraphQLType] public record New(int X);", "New.cs"))),
        ("a file less", c => c.RemoveSyntaxTrees(c.SyntaxTrees[LinkedFiles.Part])),
        ("files in another order", c => c.RemoveAllSyntaxTrees().AddSyntaxTrees(c.SyntaxTrees.Reverse())),
        ("a file of another name", c => c.ReplaceSyntaxTree(c.SyntaxTrees[0], c.SyntaxTrees[0].WithFilePath("Other.cs"))),
        ("a naming for all", c => c.AddSyntaxTrees(Generation.ParseWhole("[assembly: Strawberry.GraphQLNaming(Strawberry.Naming.AsWritten)]", "Naming.cs"))),
        ("no nullable annotations", c => c.WithOptions(c.Options.WithNullableContextOptions(NullableContextOptions.Disable))),
        ("a reference more", c => c.AddReferences(Platform.Server)),
        ("another name", c => c.WithAssemblyName("Renamed")),
        ("a symbol", c => c.ReplaceSyntaxTree(c.SyntaxTrees[LinkedFiles.Inputs], Generation.Parse("#if NEVER\n#endif\n[GraphQLInput] public record Filter(string Text);", "Source2.cs"))),
    ];

    [TestCaseSource(nameof(OfAnything))]
    public void After_an_edit_and_back_all_is_as_if_made_anew((int File, string Before, string After) edit)
    {
        var before = LinkedFiles.Compile();
        var after = before.Edit(edit.File, edit.Before, edit.After);
        var incremental = before.Edit(edit.File, edit.Before, edit.After, isIncremental: true);
        var driven = AssertFresh(Generation.Of(before).Rerun(after));
        driven = AssertFresh(driven.Rerun(before));
        driven = AssertFresh(driven.Rerun(incremental));
        AssertFresh(driven.Rerun(LinkedFiles.Compile()));
    }

    [Test]
    public void After_a_change_of_the_project_all_is_as_if_made_anew([ValueSource(nameof(ProjectNumbers))] int index)
    {
        var (name, make) = OfProjects[index];
        var before = LinkedFiles.Compile();
        var driven = Generation.Of(before);
        var after = make(before);
        Assert.That(after, Is.Not.SameAs(before), name);
        driven = AssertFresh(driven.Rerun(after));
        AssertFresh(driven.Rerun(before));
    }

    [Test]
    public void Edits_one_after_the_other_add_up([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        var edits = OfAnything.ToArray();
        var compilation = LinkedFiles.Compile();
        var driven = Generation.Of(compilation);
        foreach (var (file, before, after) in edits.OrderBy(_ => random.Next()))
        {
            if (compilation.SyntaxTrees[file].ToString().Contains(before, StringComparison.Ordinal))
            {
                compilation = compilation.Edit(file, before, after, isIncremental: random.Next(2) == 0);
                driven = AssertFresh(driven.Rerun(compilation));
            }
        }
    }

    [Test]
    public void Drivers_that_part_do_not_disturb_each_other()
    {
        var before = LinkedFiles.Compile();
        var common = Generation.Of(before);
        var body = before.Edit(LinkedFiles.Shared, "return x;", "\n\nreturn x;");
        var declaration = before.Edit(LinkedFiles.Shared, "Delay = 3", "Delay = 4");
        var first = common.Rerun(body);
        var second = common.Rerun(declaration);
        AssertFresh(first);
        AssertFresh(second);
        AssertFresh(first.Rerun(declaration));
        AssertFresh(second.Rerun(body));
    }

    [Test]
    public void Runs_at_the_same_time_do_not_disturb_each_other()
    {
        var before = LinkedFiles.Compile();
        var common = Generation.Of(before);
        var changed = OfBodies.Concat(OfDeclarations).Select(e => before.Edit(e.File, e.Before, e.After)).ToArray();
        var driven = new Generation[changed.Length];
        Parallel.For(0, changed.Length, i => driven[i] = common.Rerun(changed[i]));
        foreach (var each in driven)
        {
            AssertFresh(each);
        }
    }

    [TestCaseSource(nameof(OfBodies))]
    public void After_an_edit_of_a_body_only_its_file_and_what_tells_places_in_it_is_parsed_again((int File, string Before, string After) edit)
    {
        var before = LinkedFiles.Compile();
        string[] again = edit.File switch
        {
            LinkedFiles.Books => ["Author", "Book"],

            // A book inherits from there, a member with a mistake and permissions that name their lines. Of the generic page there is no table.
            LinkedFiles.Shared => ["", "Book", "Node"],
            LinkedFiles.Inputs => ["Certain", "Filter"],
            LinkedFiles.Part => ["Book"],
            LinkedFiles.Program => ["", "Author", "Query"],
            _ => ["Tagged"],
        };
        foreach (var isIncremental in new[] { false, true })
        {
            var driven = Generation.Of(before).Rerun(before.Edit(edit.File, edit.Before, edit.After, isIncremental));
            Assert.That(ParsedAgain(driven), Is.EqualTo(again));
        }
    }

    [TestCaseSource(nameof(OfDeclarations))]
    public void After_an_edit_of_a_declaration_all_is_parsed_again((int File, string Before, string After) edit)
    {
        var before = LinkedFiles.Compile();
        var driven = Generation.Of(before).Rerun(before.Edit(edit.File, edit.Before, edit.After));
        var outputs = driven.Steps(TrackingNames.Declarations).SelectMany(s => s.Outputs).ToArray();
        Assert.That(outputs, Is.Not.Empty);
        Assert.That(outputs.Where(IsKept).Select(o => o.Value), Has.All.Null);
    }

    private static bool IsKept((object Value, IncrementalStepRunReason Reason) output) =>
        output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static IEnumerable<string> ParsedAgain(Generation generation) => generation.Steps(TrackingNames.Declarations)
        .SelectMany(s => s.Outputs)
        .Where(o => !IsKept(o))
        .SelectMany(o => (IEnumerable<ParseResult>)o.Value)
        .Select(r => r.Table?.Header.Name ?? "")
        .Order(StringComparer.Ordinal);

    private static Generation AssertFresh(Generation driven)
    {
        var fresh = Generation.Of(driven.Input);
        Assert.That(Files(driven), Is.EqualTo(Files(fresh)));
        Assert.That(Complaints(driven), Is.EqualTo(Complaints(fresh)));
        Assert.That(driven.Diagnostics.Where(d => d.Location.SourceTree is { } tree && !driven.Output.ContainsSyntaxTree(tree)), Is.Empty);
        Assert.That(driven.Result.Exception, Is.Null);
        return driven;
    }

    private static IEnumerable<string> Files(Generation generation) => generation.Result.GeneratedSources
        .Select(s => $"{s.HintName}\n{s.SourceText}")
        .Order(StringComparer.Ordinal);

    // In order: a driver keeps that of the files it began with.
    private static IEnumerable<string> Complaints(Generation generation) => generation.Diagnostics
        .Select(d => $"{d} {d.Location.SourceSpan}")
        .Order(StringComparer.Ordinal);
}
