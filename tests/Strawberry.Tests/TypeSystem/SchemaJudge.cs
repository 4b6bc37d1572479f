using NUnit.Framework;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Says what building and validating make of SDL texts.</summary>
internal static class SchemaJudge
{
    public static Document Parse(string sdl)
    {
        var result = Parser.Parse(sdl);
        return result.Node ?? throw new AssertionException($"{result.Error!.Message} {result.Error.Locations[0]}");
    }

    public static SchemaDefinition Build(string sdl) => SdlSchemaBuilder.Build(Parse(sdl));

    public static void Accepts(string sdl) => Assert.That(FindProblems(sdl), Is.Empty);

    public static void Refuses(string sdl, params string[] messages) => Assert.That(FindProblems(sdl), Is.EquivalentTo(messages));

    public static void Prints(string sdl, string expected) => Assert.That(SdlPrinter.Print(Build(sdl)), Is.EqualTo(expected));

    public static void PrintsItself(string sdl) => Prints(sdl, sdl);

    private static string[] FindProblems(string sdl)
    {
        var schema = SdlSchemaBuilder.TryBuild(Parse(sdl), out var errors);
        return [.. (schema is null ? errors : SchemaValidator.Validate(schema)).Select(e => e.Message)];
    }
}
