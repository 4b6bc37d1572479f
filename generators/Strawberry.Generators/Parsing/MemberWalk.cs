using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>The properties and methods of a type with those it inherits, the base's first, an override in its base's place.</summary>
internal static class MemberWalk
{
    public static List<ISymbol> Of(INamedTypeSymbol type)
    {
        var chain = new List<INamedTypeSymbol>();
        if (type.TypeKind == TypeKind.Interface)
        {
            chain.AddRange(type.AllInterfaces.Reverse());
            chain.Add(type);
        }
        else
        {
            for (var each = type; each is { SpecialType: SpecialType.None }; each = each.BaseType)
            {
                chain.Insert(0, each);
            }
        }

        var members = new List<ISymbol>();
        foreach (var declaring in chain)
        {
            foreach (var member in InOrder(declaring))
            {
                // What is declared first hides nothing.
                if (ReferenceEquals(declaring, chain[0]))
                {
                    if (IsCandidate(member))
                    {
                        members.Add(member);
                    }
                }
                else if (IsCandidate(member))
                {
                    Add(members, member);
                }
                else if (IsNamed(member))
                {
                    members.RemoveAll(m => Hides(member, m));
                }
            }
        }

        return members;
    }

    // Compiled assemblies list methods before properties; the tokens of accessors keep the order of the source.
    private static IEnumerable<ISymbol> InOrder(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Length > 0
        ? type.GetMembers()
        : type.GetMembers().OrderBy(m => ((m as IPropertySymbol)?.GetMethod ?? m).MetadataToken);

    /// <summary>The attribute of the member, or of what it overrides.</summary>
    public static AttributeData? FindInherited(ISymbol member, string attribute)
    {
        for (var each = member; each is not null; each = GetOverridden(each))
        {
            if (each.Find(attribute) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public static ISymbol? GetOverridden(ISymbol member) => member switch
    {
        IPropertySymbol property => property.OverriddenProperty,
        IMethodSymbol method => method.OverriddenMethod,
        _ => null,
    };

    private static bool IsCandidate(ISymbol member) => member switch
    {
        IPropertySymbol property => !property.IsIndexer && property.ExplicitInterfaceImplementations.IsEmpty,
        IMethodSymbol method => method.MethodKind == MethodKind.Ordinary && !method.IsImplicitlyDeclared,
        _ => false,
    };

    // C# fields, events and nested types are no GraphQL fields, but they hide what would be one.
    private static bool IsNamed(ISymbol member) => member is IFieldSymbol or IEventSymbol or INamedTypeSymbol;

    private static void Add(List<ISymbol> members, ISymbol member)
    {
        var overridden = GetOverridden(member);
        var index = members.FindIndex(m => SymbolEqualityComparer.Default.Equals(m, overridden) || Hides(member, m));
        if (index < 0)
        {
            members.Add(member);
            return;
        }

        members[index] = member;
        members.RemoveAll(m => !ReferenceEquals(m, member) && Hides(member, m));
    }

    // A member takes the place of the one it hides: a method that of methods with its parameters, and anything else that of whatever has its name. To generated
    // code a private one hides nothing.
    private static bool Hides(ISymbol member, ISymbol hidden) =>
        member.Name == hidden.Name
        && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && !SymbolEqualityComparer.Default.Equals(member.ContainingType, hidden.ContainingType)
        && (member is not IMethodSymbol a || hidden is not IMethodSymbol b
            || a.Parameters.Select(p => p.Type).SequenceEqual(b.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default));
}
