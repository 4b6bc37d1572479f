using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Strawberry.CodeFixes;

namespace Strawberry.Generators.Tests.CodeFixes;

internal sealed class CodeFixTests
{
    [Test]
    public Task An_unannotated_type_is_annotated() => Check(
        new AnnotateTypeFix(),
        """
        namespace Demo;

        /// <summary>Who writes.</summary>
        public class Author { public string Name => ""; }

        [GraphQLType]
        public class Book { public IReadOnlyList<Author> Authors => []; }
        """,
        """
        namespace Demo;

        /// <summary>Who writes.</summary>
        [GraphQLType]
        public class Author { public string Name => ""; }

        [GraphQLType]
        public class Book { public IReadOnlyList<Author> Authors => []; }
        """);

    [Test]
    public Task An_unannotated_input_is_annotated_below_its_comment_and_above_its_attributes() => Check(
        new AnnotateTypeFix(),
        """
        public class Outer
        {
            // A filter.
            [Serializable]
            internal record Filter(string Text);
        }

        [GraphQLType]
        internal class Query { [GraphQLField] public int Count(Outer.Filter filter) => filter.Text.Length; }
        """,
        """
        public class Outer
        {
            // A filter.
            [GraphQLInput]
            [Serializable]
            internal record Filter(string Text);
        }

        [GraphQLType]
        internal class Query { [GraphQLField] public int Count(Outer.Filter filter) => filter.Text.Length; }
        """);

    [Test]
    public Task A_root_is_annotated() => Check(
        new AnnotateTypeFix(),
        """
        public class Query { public string Hello => ""; }
        public static class Program { public static Schema Make() => new Schema<Query>(); }
        """,
        """
        [GraphQLType]
        public class Query { public string Hello => ""; }
        public static class Program { public static Schema Make() => new Schema<Query>(); }
        """);

    [Test]
    public Task A_property_is_ignored() => Check(
        new IgnoreMemberFix(),
        """
        public class Author;

        [GraphQLType]
        public class Book
        {
            public string Title => "";

            /// <summary>Who wrote it.</summary>
            public Author? Author => null;
        }
        """,
        """
        public class Author;

        [GraphQLType]
        public class Book
        {
            public string Title => "";

            /// <summary>Who wrote it.</summary>
            [GraphQLIgnore]
            public Author? Author => null;
        }
        """);

    [Test]
    public Task A_parameter_of_a_record_is_ignored() => Check(
        new IgnoreMemberFix(),
        """[GraphQLType] public record Book(string Title, object Raw);""",
        """[GraphQLType] public record Book(string Title, [GraphQLIgnore] object Raw);""");

    [TestCase("private class Book", "internal class Book")]
    [TestCase("class Book", "internal class Book")]
    [TestCase("protected sealed record Book", "internal sealed record Book")]
    [TestCase("private protected class Book", "internal class Book")]
    public Task An_unreachable_type_becomes_internal(string before, string after) => Check(
        new MakeInternalFix(),
        $"public class Outer\n{{\n    /// <summary>A book.</summary>\n    [GraphQLType]\n    {before} {{ public string Title => \"\"; }}\n}}",
        $"public class Outer\n{{\n    /// <summary>A book.</summary>\n    [GraphQLType]\n    {after} {{ public string Title => \"\"; }}\n}}");

    [Test]
    public Task A_file_type_becomes_internal() => Check(
        new MakeInternalFix(),
        "[GraphQLType] file class Book { public string Title => \"\"; }",
        "[GraphQLType] internal class Book { public string Title => \"\"; }");

    [Test]
    public Task An_abstract_class_becomes_an_interface_type() => Check(
        new AbstractTypeFix(),
        """[GraphQLType(Name = "Beast")] public abstract class Animal { public string Name => ""; }""",
        """[GraphQLInterface(Name = "Beast")] public abstract class Animal { public string Name => ""; }""");

    /// <summary>Applies the fix to the only diagnostic; what comes out raises none.</summary>
    private static async Task Check(CodeFixProvider fix, string before, string after)
    {
        before = before.ReplaceLineEndings("\n");
        after = after.ReplaceLineEndings("\n");
        using var workspace = new AdhocWorkspace();
        var generation = Generation.Of(before);
        var diagnostic = generation.Diagnostics.Single(d => fix.FixableDiagnosticIds.Contains(d.Id));
        var project = workspace.AddProject("Demo", LanguageNames.CSharp)
            .WithMetadataReferences(generation.Input.References)
            .WithCompilationOptions(generation.Input.Options)
            .WithParseOptions(generation.Input.SyntaxTrees[0].Options);
        var document = project.AddDocument("Source0.cs", Prelude.Before + before);

        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var operations = await actions.Single().GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        var text = (await changed.GetTextAsync()).ToString();

        Assert.That(text, Is.EqualTo(Prelude.Before + after));
        Assert.That(Generation.Of(text[Prelude.Before.Length..]).Diagnostics, Is.Empty);
    }
}
