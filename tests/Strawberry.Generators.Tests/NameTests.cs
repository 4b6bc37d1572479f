using Microsoft.CodeAnalysis;
using Strawberry.Generators.Parsing;

namespace Strawberry.Generators.Tests;

/// <summary>Names are put together without Roslyn's display where that can be done, and are what it would have written.</summary>
internal sealed class NameTests
{
    private const string Source =
        """
        namespace Demo.@class.Nested { public class Thing { public class Inner<T> { } } public struct Point { } public enum @event { A } public class record { } public interface IThing<T, U> { } }
        public class TopLevel { }
        namespace Demo
        {
            using Demo.@class.Nested;
            file class Local { }
            public class Holder<T>
            {
                string A; string? B; int C; int? D; object? E; decimal F; nint G; System.IntPtr H; dynamic I; dynamic? J;
                Thing K; Thing? L; Thing.Inner<int?> M; Point? N; @event O; @event? P; @record Q; TopLevel R; TopLevel? S;
                System.Collections.Generic.IReadOnlyList<string?>? U; System.Collections.Generic.Dictionary<string, System.Collections.Generic.List<int?>?> V;
                IThing<Holder<T>?, T> W; IThing<string, int[]>? X; T Y; T? Z; int[]? AA; string?[]? AB; (int A, string? B) AC; System.Action<string?>? AD;
                Missing AE; Missing<string>? AF; System.Collections.Generic.List<Missing> AG; System.ValueTuple AH; System.Threading.Tasks.Task<Point?>? AI;
                System.Text.Json.JsonElement? AJ; Strawberry.ID AK; System.Guid? AL; System.DateTimeOffset AM; Local AN; System.Threading.Tasks.Task AO; char AP; ulong AQ;
            #nullable disable
                string BA; System.Collections.Generic.List<string> BB; TopLevel BC;
            }
        }
        """;

    private static IEnumerable<ITypeSymbol> Types =>
        Generation.Compile("Names", [Source]).GetTypeByMetadataName("Demo.Holder`1")!.GetMembers().OfType<IFieldSymbol>().Select(f => f.Type);

    [Test]
    public void A_type_is_written_as_Roslyn_displays_it()
    {
        Assert.That(Types.Count(), Is.EqualTo(45));
        Assert.That(Types.Select(t => t.ToCode()), Is.EqualTo(Types.Select(t => t.ToDisplayString(SymbolNames.Annotated))));
        Assert.That(Types.Select(t => t.ToTypeOf()), Is.EqualTo(Types.Select(t => t.ToDisplayString(SymbolNames.Plain))));
        Assert.That(Types.Count(t => PlainNames.Print(t, isAnnotated: true) is not null), Is.EqualTo(20));
    }

    [Test]
    public void A_type_is_known_by_its_full_name_alone()
    {
        var types = Types.Where(t => t.SpecialType != SpecialType.System_IntPtr).ToArray();
        foreach (var type in types)
        {
            foreach (var name in types.Select(t => t.ToFullName()).Where(IsName).Distinct())
            {
                Assert.That(type.IsNamed(name), Is.EqualTo(type.Name.Length > 0 && type.ToFullName() == name), $"{type} {name}");
            }
        }
    }

    // Not what Roslyn displays of tuples and arrays.
    private static bool IsName(string name) => name.All(c => char.IsLetterOrDigit(c) || c == '.');
}
