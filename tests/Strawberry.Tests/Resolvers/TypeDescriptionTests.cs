using NUnit.Framework;
using Strawberry.Resolvers;

namespace Strawberry.Tests.Resolvers;

/// <summary>What a schema is made from, and what is left until an operation needs it.</summary>
internal sealed class TypeDescriptionTests
{
    [Test]
    public void Each_line_is_told_by_its_first_character()
    {
        var type = TypeDescriptionReader.Read(
            TypeKind.Object,
            """
            "A thing.
            ~guarded
            &global::Demo.INode
            .id !ID
            .parts ![!global::Demo.Part
            "Its parts.\nAll \\ of \u2028 them.
            -too many
            ~stream
            ~guarded
            ~anonymous
            (first Int
            "How many.
            =10
            (by global::Demo.Page<global::Demo.Part> !?
            .next global::Demo.INode
            """);

        Assert.Multiple(() =>
        {
            Assert.That(type.Description, Is.EqualTo("A thing."));
            Assert.That(type.IsGuarded);
            Assert.That(type.Interfaces, Is.EqualTo(new[] { "global::Demo.INode" }));
            Assert.That(type.References, Is.EqualTo(new[] { "global::Demo.INode", "global::Demo.Part", "global::Demo.Page<global::Demo.Part> !?" }));
            Assert.That(type.Fields.Select(f => $"{f.Name} {Print(f.Type)}"), Is.EqualTo(new[] { "id ID!", "parts [global::Demo.Part!]!", "next global::Demo.INode" }));
            var parts = type.Fields[1];
            Assert.That(parts.Description, Is.EqualTo("Its parts.\nAll \\ of \u2028 them."));
            Assert.That(parts.DeprecationReason, Is.EqualTo("too many"));
            Assert.That((parts.IsStreamable, parts.IsGuarded, parts.AllowsAnonymous), Is.EqualTo((true, true, true)));
            Assert.That(parts.Arguments.Select(a => $"{a.Name} {Print(a.Type)} {a.DefaultValue} {a.Description}"), Is.EqualTo(new[] { "first Int 10 How many.", "by global::Demo.Page<global::Demo.Part> !?  " }));
            Assert.That((type.Fields[0].IsStreamable, type.Fields[0].IsGuarded, type.Fields[0].AllowsAnonymous), Is.EqualTo((false, false, false)));
        });
    }

    [TestCase("global::Demo.Part", "Part")]
    [TestCase("global::Part", "Part")]
    [TestCase("global::Demo.@class", "class")]
    [TestCase("global::Demo.Page<global::Demo.Part> ?", "Page")]
    [TestCase("global::Demo.Outer<global::Demo.Part>.Inner", "Inner")]
    [TestCase("global::Demo.Pair<int, global::Demo.Page<global::Demo.Part>>", "Pair")]
    [TestCase("object union:Being(global::Demo.Human|global::Demo.Droid)", "Object")]
    public void A_reference_has_the_simple_name_of_its_type(string reference, string name)
    {
        var module = new TypeModule(typeof(TypeDescriptionTests).Assembly, $"object Any {reference}", _ => throw new InvalidOperationException());
        Assert.That(module.Entries.Single().SimpleName, Is.EqualTo(name));
    }

    [Test]
    public async Task Tables_are_made_of_the_types_that_operations_ask_for_and_of_no_others()
    {
        var schema = new Schema<ShelfRoot>();
        Assert.That(HasTable("ShelfBook"), Is.False);
        Assert.That((await schema.ExecuteAsync("{ book { title } }")).ToJson(), Is.EqualTo("""{"data":{"book":{"title":"Emma"}}}"""));
        Assert.Multiple(() =>
        {
            Assert.That(HasTable("ShelfBook"));
            Assert.That(HasTable("ShelfAuthor"), Is.False);
            Assert.That(HasTable("ShelfGenre"), Is.False);
        });
    }

    private static bool HasTable(string name) => TypeRegistry.EntriesOf(typeof(ShelfRoot).Assembly)!.Single(e => e.Name == name).HasTable;

    private static string Print(TypeRef type) => type switch
    {
        TypeRef.NonNullRef nonNull => Print(nonNull.Of) + "!",
        TypeRef.ListRef list => $"[{Print(list.Item)}]",
        _ => type.Named.Name,
    };
}

[GraphQLType]
internal sealed class ShelfRoot
{
    public ShelfBook Book => new("Emma");
}

[GraphQLType]
internal sealed record ShelfBook(string Title)
{
    public ShelfAuthor? Author => null;

    [GraphQLField]
    public IReadOnlyList<ShelfAuthor> GetAuthors(ShelfGenre genre = ShelfGenre.Novel) => [];
}

[GraphQLType]
internal sealed record ShelfAuthor(string Name);

internal enum ShelfGenre
{
    Novel,
    Poem,
}
