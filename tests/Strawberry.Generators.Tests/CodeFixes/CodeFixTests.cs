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

    [Test]
    public Task Annotations_are_turned_on_where_they_were_turned_off() => Check(
        new EnableNullableFix(),
        """
        #nullable disable
        public class Plain { public string Text; }
        #nullable disable warnings
        [GraphQLType] public class Book { public string Title => ""; }
        """,
        """
        #nullable enable
        public class Plain { public string Text; }
        #nullable disable warnings
        [GraphQLType] public class Book { public string Title => ""; }
        """);

    [Test]
    public Task Annotations_that_are_restored_to_off_are_turned_on() => Check(
        new EnableNullableFix(),
        "#nullable enable\n#nullable restore annotations\n[GraphQLType] public class Book { public string Title => \"\"; }",
        "#nullable enable\n#nullable enable annotations\n[GraphQLType] public class Book { public string Title => \"\"; }",
        nullable: NullableContextOptions.Disable);

    [Test]
    public async Task Annotations_are_turned_on_for_a_file_without_directives([Values("", "#:property X=1\n")] string first)
    {
        const string Source = "using Strawberry;\n[GraphQLType] public class Book { public string Title => \"\"; }";
        Assert.That(
            await ApplyAsync(new EnableNullableFix(), first + Source, NullableContextOptions.Disable, all: false),
            Is.EqualTo(first + "#nullable enable\n" + Source));
    }

    [Test]
    public Task All_files_below_a_directive_are_helped_by_one_change() => Check(
        new EnableNullableFix(),
        """
        #nullable disable
        [GraphQLType] public class A { public string Title => ""; }
        [GraphQLType] public class B { public string Title => ""; }
        #nullable disable annotations
        [GraphQLType] public class C { public string Title => ""; }
        """,
        """
        #nullable enable
        [GraphQLType] public class A { public string Title => ""; }
        [GraphQLType] public class B { public string Title => ""; }
        #nullable enable annotations
        [GraphQLType] public class C { public string Title => ""; }
        """,
        all: true);

    [Test]
    public Task All_types_are_annotated_once() => Check(
        new AnnotateTypeFix(),
        """
        public class Outer
        {
            public record Author(string Name);
        }
        public record Filter(int Limit);
        [GraphQLType] public class Book { public Outer.Author A => null!; public Outer.Author B => null!; [GraphQLField] public int C(Filter filter) => 1; }
        """,
        """
        public class Outer
        {
            [GraphQLType]
            public record Author(string Name);
        }
        [GraphQLInput]
        public record Filter(int Limit);
        [GraphQLType] public class Book { public Outer.Author A => null!; public Outer.Author B => null!; [GraphQLField] public int C(Filter filter) => 1; }
        """,
        all: true);

    [Test]
    public Task All_members_are_ignored_once() => Check(
        new IgnoreMemberFix(),
        """
        public class Pair<T, U>;

        [GraphQLType]
        public record Book(string Title, object A, Uri B)
        {
            public Pair<object, Uri> C => null!;
            public object D => 1;
        }
        """,
        """
        public class Pair<T, U>;

        [GraphQLType]
        public record Book(string Title, [GraphQLIgnore] object A, [GraphQLIgnore] Uri B)
        {
            [GraphQLIgnore]
            public Pair<object, Uri> C => null!;
            [GraphQLIgnore]
            public object D => 1;
        }
        """,
        all: true);

    [Test]
    public Task All_unreachable_types_become_internal() => Check(
        new MakeInternalFix(),
        """
        public class Outer
        {
            private class Mid { private enum Kind { A } [GraphQLType] internal class Book { [GraphQLField] internal Kind? GetKind() => null; } }
            [GraphQLType] private record Other(int A);
        }
        """,
        """
        public class Outer
        {
            internal class Mid { private enum Kind { A } [GraphQLType] internal class Book { [GraphQLField] internal Kind? GetKind() => null; } }
            [GraphQLType] internal record Other(int A);
        }
        """,
        all: true,
        clean: false);

    [Test]
    public Task All_abstract_classes_become_interface_types() => Check(
        new AbstractTypeFix(),
        """
        [GraphQLType] public abstract class A { public string Name => ""; }
        [GraphQLType] public abstract class B { public string Name => ""; }
        """,
        """
        [GraphQLInterface] public abstract class A { public string Name => ""; }
        [GraphQLInterface] public abstract class B { public string Name => ""; }
        """,
        all: true);

    /// <summary>Applies the fix to the only diagnostic, or to all; unless it is the first of several steps, what comes out raises none.</summary>
    private static async Task Check(
        CodeFixProvider fix,
        string before,
        string after,
        NullableContextOptions nullable = NullableContextOptions.Enable,
        bool all = false,
        bool clean = true)
    {
        var text = await ApplyAsync(fix, Prelude.Before + before.ReplaceLineEndings("\n"), nullable, all);

        Assert.That(text, Is.EqualTo(Prelude.Before + after.ReplaceLineEndings("\n")));
        Assert.That(clean ? Generate(text, nullable).Diagnostics : [], Is.Empty);
    }

    private static async Task<string> ApplyAsync(CodeFixProvider fix, string before, NullableContextOptions nullable, bool all)
    {
        using var workspace = new AdhocWorkspace();
        var generation = Generate(before, nullable);
        var project = workspace.AddProject("Demo", LanguageNames.CSharp)
            .WithMetadataReferences(generation.Input.References)
            .WithCompilationOptions(generation.Input.Options)
            .WithParseOptions(generation.Input.SyntaxTrees[0].Options);
        var document = project.AddDocument("Source0.cs", before);
        var diagnostics = generation.Diagnostics.Where(d => fix.FixableDiagnosticIds.Contains(d.Id)).ToArray();

        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, all ? diagnostics[0] : diagnostics.Single(), (action, _) => actions.Add(action), CancellationToken.None));
        var action = actions.Single();
        if (all)
        {
            action = await fix.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
                document, fix, FixAllScope.Document, action.EquivalenceKey, fix.FixableDiagnosticIds, new Known(diagnostics), CancellationToken.None));
        }

        var operations = await action!.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync()).ToString();
    }

    private static Generation Generate(string source, NullableContextOptions nullable)
    {
        var compilation = Generation.Compile("Demo", []);
        return Generation.Of(compilation
            .WithOptions(compilation.Options.WithNullableContextOptions(nullable))
            .AddSyntaxTrees(Generation.ParseWhole(source, "Source0.cs")));
    }

    /// <summary>The diagnostics that a fix of all asks for.</summary>
    private sealed class Known(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
