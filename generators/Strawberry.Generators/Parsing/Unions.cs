using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Unions that a member declares for itself: <c>[return: GraphQLUnion("Media", …)]</c>.</summary>
internal static class Unions
{
    public static KeyModel? FindDeclared(ISymbol member, ParseContext context)
    {
        var attributes = member is IMethodSymbol method ? method.GetReturnTypeAttributes() : member.GetAttributes();
        if (attributes.FirstOrDefault(a => a.AttributeClass?.IsNamed("Strawberry." + Annotations.Union) ?? false) is not { } attribute)
        {
            return null;
        }

        var name = GetName(attribute) ?? "";
        if (!Names.Check(name, ParseContext.LocationOf(member), context))
        {
            return null;
        }

        // The members are part of the key: another assembly may declare a union of that name, too.
        var members = ReadMembers(attribute, name, null, ParseContext.LocationOf(member), context);
        var key = new KeyModel("object", $"union:{name}({string.Join("|", members.Select(m => m.Clr + m.Variant))})", name);

        // No C# type gets an identifier that begins so.
        var id = "_Union_" + SymbolNames.Sanitize(name) + string.Concat(members.Select(m => "_of_" + SymbolNames.Sanitize(m.Clr.Replace("global::", "") + m.Variant)));
        context.AddExtra(id, () => new UnionModel(
            new TableHeader(id, name, "object", key.Clr, key.Variant, attribute.GetString("Description")),
            members));
        return key;
    }

    public static string? GetName(AttributeData attribute) =>
        attribute.GetString("Name") ?? (attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string name }, ..] ? name : null);

    /// <summary>The member types that the attribute lists. Each must be an object type and, where there is one, of <paramref name="declared"/>.</summary>
    public static EquatableArray<KeyModel> ReadMembers(
        AttributeData attribute, string union, INamedTypeSymbol? declared, Location? location, ParseContext context)
    {
        var keys = new List<KeyModel>();
        var listed = attribute.ConstructorArguments.Where(a => a.Kind == TypedConstantKind.Array).SelectMany(a => a.Values).ToList();
        foreach (var value in listed)
        {
            if (value.Value is not ITypeSymbol type || type.TypeKind == TypeKind.Error)
            {
                continue;
            }

            if (FindObstacle(type, declared, context) is { } obstacle)
            {
                context.Report(Catalogue.UnionMember, location, type.ToReadable(), union, obstacle);
                continue;
            }

            var named = (INamedTypeSymbol)type;
            var key = TypeNames.KeyOf(named);
            if (keys.Contains(key))
            {
                context.Report(Catalogue.UnionMember, location, type.ToReadable(), union, "it is listed twice");
            }
            else if (context.Shapes.CheckReach(named, location)
                && ExtraTables.Include(named, TypeAnnotation.Object, new Site(union, location), context))
            {
                keys.Add(key);
            }
        }

        if (listed.Count == 0)
        {
            context.ReportEmpty(location, union, "member types", "list them in the attribute");
        }

        return keys.ToEquatableArray();
    }

    private static string? FindObstacle(ITypeSymbol type, INamedTypeSymbol? declared, ParseContext context)
    {
        if (type is not INamedTypeSymbol || Annotations.Classify(type) != TypeAnnotation.Object)
        {
            return "only types with [GraphQLType] can";
        }

        // typeof(Page<>) leaves open what its fields are.
        if (type is INamedTypeSymbol { IsUnboundGenericType: true })
        {
            return "it is an open generic type";
        }

        return declared is null || context.Compilation.ClassifyCommonConversion(type, declared).IsImplicit
            ? null
            : $"it is no {declared.ToReadable()}";
    }
}
