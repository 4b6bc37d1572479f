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

    /// <summary>What guards each field of the type: what it inherits, too.</summary>
    public static EquatableArray<string> OfType(INamedTypeSymbol type, ParseContext context)
    {
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
        }

        var own = ToOrder(guards);
        return field with { Guards = isAnonymous ? own : Join(ofType, own), AllowsAnonymous = isAnonymous };
    }

    public static EquatableArray<string> Join(EquatableArray<string> outer, EquatableArray<string> inner) =>
        outer.Count == 0 ? inner : inner.Count == 0 ? outer : outer.Concat(inner).Distinct().ToEquatableArray();

    /// <summary>Complains of a guard on what is no field, where nobody would ask it.</summary>
    public static void Refuse(ISymbol symbol, string why, ParseContext context)
    {
        if (symbol.GetAttributes().FirstOrDefault(IsGuard) is { } guard)
        {
            context.ReportOnce(Catalogue.IdlePermission, ParseContext.LocationOf(symbol), Written(guard), symbol.ToReadable(), why);
        }
    }

    // Gives whether the symbol admits everyone.
    private static bool AddOf(ISymbol symbol, ISymbol site, List<string> guards, ParseContext context)
    {
        var isAnonymous = false;
        AttributeData? first = null;
        foreach (var attribute in symbol.GetAttributes().Reverse())
        {
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
            if (each.ToFullName() == Permission)
            {
                return true;
            }
        }

        return Implements(type, AuthorizeData) || Implements(type, RequirementData);
    }

    private static bool Implements(INamedTypeSymbol type, string name) => type.AllInterfaces.Any(i => i.ToFullName() == name);

    private static string Written(AttributeData attribute) => attribute.AttributeClass!.Name is var name && name.EndsWith("Attribute", System.StringComparison.Ordinal)
        ? Annotations.Written(name)
        : name;

    // They were found from the nearest on, and are asked from the farthest on.
    private static EquatableArray<string> ToOrder(List<string> guards)
    {
        guards.Reverse();
        return guards.Distinct().ToEquatableArray();
    }
}
