using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Tests;

/// <summary>Descriptions by <c>inheritdoc</c>: of <c>Item</c>, and of its field <c>a</c> with its argument <c>n</c>.</summary>
internal sealed class InheritedDocsTests
{
    private const string Base =
        """
        /// <summary>A thing.</summary>
        public abstract class Thing
        {
            /// <summary>How many.</summary>
            /// <param name="n">Of what.</param>
            public virtual int GetA(int n) => 1;

            /// <summary>Of texts.</summary>
            public virtual int GetA(string n, int? m, List<string> l) => 1;
        }
        /// <summary>What counts.</summary>
        public interface ICount<T>
        {
            /// <summary>Counted.</summary>
            /// <param name="n">Up to.</param>
            int GetA(T n);
        }
        """;

    [TestCase("/// <inheritdoc/>", "Thing", "/// <inheritdoc/>", "override ", "A thing.", "How many.", "Of what.", TestName = "{m}(base)")]
    [TestCase("/// <inheritdoc />", "ICount<int>", "/** <inheritdoc/> */", "", "What counts.", "Counted.", "Up to.", TestName = "{m}(interface)")]
    [TestCase("/// <summary>Own.</summary>", "Thing", "/// <inheritdoc/>\n/// <summary>Own too.</summary>", "override ", "Own.", "Own too.", "Of what.", TestName = "{m}(parts)")]
    [TestCase("/// <summary>Like <inheritdoc/> and more.</summary>", "Thing", "/// <summary><inheritdoc/></summary>\n/// <param name=\"n\">Mine.</param>", "override ", "Like A thing. and more.", "How many.", "Mine.", TestName = "{m}(within)")]
    [TestCase("/// <inheritdoc cref=\"Thing\"/>", "ICount<int>", "/// <inheritdoc cref=\"Thing.GetA(int)\"/>", "", "A thing.", "How many.", "Of what.", TestName = "{m}(cref)")]
    [TestCase("/// <inheritdoc cref=\"ICount{T}\"/>", "Thing", "/// <inheritdoc cref=\"ICount{T}.GetA(T)\"/>", "override ", "What counts.", "Counted.", "Up to.", TestName = "{m}(generic cref)")]
    [TestCase("/// <inheritdoc cref=\"T:Thing\"/>", "Thing", "/// <inheritdoc cref=\"GetA(string, int?, System.Collections.Generic.List{string})\"/>", "override ", "A thing.", "Of texts.", null, TestName = "{m}(overload)")]
    [TestCase("/// <inheritdoc cref=\"Missing\"/>", "Thing", "/// <inheritdoc cref=\"Thing.Missing\"/>", "override ", null, null, null, TestName = "{m}(missing)")]
    [TestCase("/// <inheritdoc cref=\"Item\"/>", "Thing", "/// <inheritdoc cref=\"GetA\"/>", "override ", null, null, null, TestName = "{m}(itself)")]
    [TestCase("/// <inheritdoc cref=\"][\"/>", "Thing", "/// <inheritdoc cref=\"\"/>", "override ", null, null, null, TestName = "{m}(no cref)")]
    public void It_is_followed(string ofType, string parent, string ofField, string modifier, string? type, string? field, string? argument)
    {
        var generation = Generation.Of($"{Base}\n{ofType}\n[GraphQLType] public class Item : {parent} {{\n{ofField}\n[GraphQLField] public {modifier}int GetA(int n) => 1; }}");
        Assert.That(generation.Complaints(), Is.Empty);
        Assert.That(Describe(generation), Is.EqualTo((type, field, argument)));
    }

    [Test]
    public void A_directive_is_no_comment_whatever_its_text()
    {
        var generation = Generation.Of("[GraphQLType] public class Item {\n#region of A /// <summary>Not this.</summary>\n[GraphQLField] public int GetA(int n) => 1;\n#endregion\n}");
        Assert.That(generation.Complaints(), Is.Empty);
        Assert.That(Describe(generation), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
    }

    [Test]
    public void It_leads_into_documentation_files()
    {
        var compilation = Generation.Compile("Library", [Base]);
        compilation = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0],
            compilation.SyntaxTrees[0].WithRootAndOptions(
                Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
                    compilation.SyntaxTrees[0].ToString(),
                    new Microsoft.CodeAnalysis.CSharp.CSharpParseOptions(documentationMode: DocumentationMode.Parse)).GetRoot(),
                new Microsoft.CodeAnalysis.CSharp.CSharpParseOptions(documentationMode: DocumentationMode.Parse)));
        using var documentation = new MemoryStream();
        using var assembly = new MemoryStream();
        Assert.That(compilation.Emit(assembly, xmlDocumentationStream: documentation).Success, Is.True);
        var library = MetadataReference.CreateFromImage(assembly.ToArray(), documentation: XmlDocumentationProvider.CreateFromBytes(documentation.ToArray()));

        var generation = Generation.Of(Generation.Compile(
            "App",
            ["/// <inheritdoc/>\n[GraphQLType] public class Item : Thing {\n/// <inheritdoc/>\n[GraphQLField] public override int GetA(int n) => 1; }"],
            library));

        Assert.That(Describe(generation), Is.EqualTo(("A thing.", "How many.", "Of what.")));
    }

    private static (string? Type, string? Field, string? Argument) Describe(Generation generation)
    {
        var item = (ObjectModel)generation.Tables.Single();
        return (item.Header.Description, item.Fields[0].Description, item.Fields[0].Parameters[0].Argument!.Description);
    }
}
