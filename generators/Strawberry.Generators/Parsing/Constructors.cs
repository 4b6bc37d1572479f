using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;

namespace Strawberry.Generators.Parsing;

/// <summary>Finds the constructor that makes an input object.</summary>
internal static class Constructors
{
    /// <summary>The constructor; null, and reported, when there is none or several come into question.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, ParseContext context)
    {
        if (type.IsAbstract)
        {
            context.Report(Catalogue.NoConstructor, null, type.ToReadable(), "it is abstract");
            return null;
        }

        var constructors = type.InstanceConstructors.Where(c => IsReachable(c) && !RecordParameters.IsCopy(c)).ToList();
        if (type.IsValueType && constructors.Any(c => !c.IsImplicitlyDeclared))
        {
            constructors.RemoveAll(c => c.IsImplicitlyDeclared);
        }

        var found = constructors.Count == 1 ? constructors[0] : constructors.FirstOrDefault(c => c.Parameters.Length == 0);
        if (found is null)
        {
            var problem = constructors.Count == 0 ? "it has no public constructor" : "it has several constructors, none without parameters";
            context.Report(Catalogue.NoConstructor, null, type.ToReadable(), problem);
        }

        return found;
    }

    private static bool IsReachable(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
