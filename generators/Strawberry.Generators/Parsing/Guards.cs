using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>The permissions that guard a field or each field of a type, as code that makes them: those of C# attributes, nearest last.</summary>
internal static class Guards
{
    private const string Permission = "Strawberry.GraphQLPermissionAttribute";
    private const string AuthorizeData = "Microsoft.AspNetCore.Authorization.IAuthorizeData";
    private const string RequirementData = "Microsoft.AspNetCore.Authorization.IAuthorizationRequirementData";
    private const string Anonymous = "Microsoft.AspNetCore.Authorization.IAllowAnonymous";
    private const string PlainInterface = "the interface has no [GraphQLInterface]";

    /// <summary>What guards each field of the type: what it inherits, too.</summary>
    public static EquatableArray<string> OfType(INamedTypeSymbol type, ParseContext context)
    {
        foreach (var plain in type.AllInterfaces.Where(i => Annotations.Classify(i) == TypeAnnotation.None && !IsOfSystem(i)))
        {
            RefuseAll(plain, type, context);
        }

        var guards = new List<string>();
        for (var each = type; each is { SpecialType: SpecialType.None }; each = each.BaseType)
        {
            var isAnonymous = AddOf(each, each, guards, context);
            if (isAnonymous)
            {
                return ToOrder(guards);
            }
        }

        // A type is what the unions it belongs to are; interfaces guard their own fields.
        foreach (var union in type.AllInterfaces.Where(i => Annotations.Classify(i) == TypeAnnotation.Union))
        {
            AddOf(union, union, guards, context);
        }

        return ToOrder(guards);
    }

    /// <summary>The field with what guards it: its own guards and those of each field of its type, if it does not admit everyone.</summary>
    public static FieldModel Add(FieldModel field, ISymbol member, EquatableArray<string> ofType, ParseContext context)
    {
        var guards = new List<string>();
        var isAnonymous = false;
        for (var each = member; each is not null && !isAnonymous; each = MemberWalk.GetOverridden(each))
        {
            isAnonymous = AddOf(each, member, guards, context);
            if (each is IPropertySymbol { GetMethod: { } getter })
            {
                // Where [Authorize] may stand on a property.
                isAnonymous |= AddOf(getter, member, guards, context);
            }

            if (each is IPropertySymbol { SetMethod: { } setter })
            {
                Refuse(setter, "nobody sets a field; guard its getter", context, member);
            }
        }

        var own = ToOrder(guards);
        if (own.Count == 0 && ofType.Count == 0 && !isAnonymous)
        {
            return field;
        }

        return field with { Guards = isAnonymous ? own : Join(ofType, own), AllowsAnonymous = isAnonymous };
    }

    public static EquatableArray<string> Join(EquatableArray<string> outer, EquatableArray<string> inner) =>
        outer.Count == 0 ? inner : inner.Count == 0 ? outer : outer.Concat(inner).Distinct().ToEquatableArray();

    /// <summary>
    /// Complains of a guard on what is no field, where nobody would ask it; at <paramref name="site"/> if the symbol itself is somewhere else. An accessor is
    /// <paramref name="named"/> as its property.
    /// </summary>
    public static void Refuse(ISymbol symbol, string why, ParseContext context, ISymbol? named = null, ISymbol? site = null)
    {
        named ??= symbol;
        if (Annotations.AttributesOf(symbol).FirstOrDefault(IsGuard) is { } guard)
        {
            context.ReportOnce(Catalogue.IdlePermission, ParseContext.LocationOf(site ?? named), Written(guard), named.ToReadable(), why);
        }

        if (symbol is IPropertySymbol property)
        {
            foreach (var accessor in new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>())
            {
                Refuse(accessor, why, context, property, site);
            }
        }
    }

    // Most types have several, and none of them is guarded.
    private static bool IsOfSystem(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System" };
    }

    // C# passes no attribute on from an interface, and the engine knows its own interfaces alone.
    private static void RefuseAll(INamedTypeSymbol plain, INamedTypeSymbol site, ParseContext context)
    {
        Refuse(plain, PlainInterface, context, site: site);
        foreach (var member in plain.GetMembers().Where(m => m is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }))
        {
            Refuse(member, PlainInterface, context, site: site);
        }
    }

    // Gives whether the symbol admits everyone.
    private static bool AddOf(ISymbol symbol, ISymbol site, List<string> guards, ParseContext context)
    {
        var isAnonymous = false;
        AttributeData? first = null;
        var attributes = Annotations.AttributesOf(symbol);
        for (var i = attributes.Length - 1; i >= 0; i--)
        {
            var attribute = attributes[i];
            if (attribute.AttributeClass is not { } type)
            {
                continue;
            }

            isAnonymous |= Implements(type, Anonymous);
            if (!IsGuard(attribute))
            {
                continue;
            }

            first = attribute;
            if (AttributeCode.FindObstacle(attribute, context.Compilation) is { } obstacle)
            {
                context.ReportOnce(
                    Catalogue.Unreachable,
                    ParseContext.LocationOf(obstacle.Culprit) ?? ParseContext.LocationOf(site),
                    obstacle.Culprit.ToReadable(),
                    obstacle.Reason,
                    obstacle.Advice);
            }
            else
            {
                context.AddPlace(attribute);
                guards.Add(AttributeCode.New(attribute));
            }
        }

        if (isAnonymous && first is not null)
        {
            context.ReportOnce(Catalogue.IdlePermission, ParseContext.LocationOf(site), Written(first), site.ToReadable(), "[AllowAnonymous] stands beside it");
        }

        return isAnonymous;
    }

    private static bool IsGuard(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type)
        {
            return false;
        }

        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.IsNamed(Permission))
            {
                return true;
            }
        }

        return Implements(type, AuthorizeData) || Implements(type, RequirementData);
    }

    private static bool Implements(INamedTypeSymbol type, string name) => type.AllInterfaces.Any(i => i.IsNamed(name));

    private static string Written(AttributeData attribute) => attribute.AttributeClass!.Name is var name && name.EndsWith("Attribute", System.StringComparison.Ordinal)
        ? Annotations.Written(name)
        : name;

    // They were found from the nearest on, and are asked from the farthest on.
    private static EquatableArray<string> ToOrder(List<string> guards)
    {
        if (guards.Count == 0)
        {
            return EquatableArray<string>.Empty;
        }

        guards.Reverse();
        return guards.Distinct().ToEquatableArray();
    }
}
