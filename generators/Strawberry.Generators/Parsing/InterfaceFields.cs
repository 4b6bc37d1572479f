using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>
/// Holds a type to its interfaces: fields it has are checked against theirs ("IsValidImplementation", section 3.6), those it lacks (default
/// members, explicit implementations, methods marked on the interface alone) are added and called through the interface.
/// </summary>
internal static class InterfaceFields
{
    /// <summary>The fields, with those added; <paramref name="guards"/> guard each field of the type.</summary>
    public static List<FieldModel> Complete(INamedTypeSymbol type, List<ParsedField> own, EquatableArray<string> guards, ParseContext context)
    {
        var fields = own.ToList();
        foreach (var each in InterfaceParser.FindInterfaces(type))
        {
            foreach (var promised in InterfaceParser.ParseFields(each, context))
            {
                var index = fields.FindIndex(f => f.Model.Name == promised.Model.Name);
                if (index < 0)
                {
                    var added = Guard(promised, guards);
                    fields.Add(added.Model.Owner.Length > 0 || type.TypeKind == TypeKind.Interface
                        ? added
                        : added with { Model = added.Model with { Owner = FindOwner(each, promised.Member, context).ToTypeOf() } });
                    continue;
                }

                var kept = fields[index];
                if (!SymbolEqualityComparer.Default.Equals(kept.Member, promised.Member) && FindBreach(kept, promised, context) is { } breach)
                {
                    var isOwn = own.Any(f => SymbolEqualityComparer.Default.Equals(f.Member, kept.Member));
                    context.Report(
                        Catalogue.InterfaceField,
                        isOwn ? ParseContext.LocationOf(kept.Member) : null,
                        $"{(isOwn ? type : kept.Member.ContainingType).ToReadable()}.{kept.Member.Name}",
                        $"{each.ToReadable()}.{promised.Member.Name}",
                        breach);
                }

                // Whoever guards a field of an interface means it whatever implements it.
                fields[index] = Guard(kept, promised.Model.Guards);
            }
        }

        return fields.Select(f => f.Model).ToList();
    }

    // Two interfaces may declare a member of one name: it is told by the one that declares it, not by one that inherits both.
    private static INamedTypeSymbol FindOwner(INamedTypeSymbol inherited, ISymbol member, ParseContext context) =>
        member.ContainingType is { TypeKind: TypeKind.Interface } declaring && Reach.FindObstacle(declaring, context.Compilation) is null ? declaring : inherited;

    private static ParsedField Guard(ParsedField field, EquatableArray<string> outer) => outer.Count == 0 || field.Model.AllowsAnonymous
        ? field
        : field with { Model = field.Model with { Guards = Guards.Join(outer, field.Model.Guards) } };

    private static string? FindBreach(ParsedField kept, ParsedField promised, ParseContext context)
    {
        if (!IsCovariant(kept.Model.Type, kept.Type, promised.Model.Type, promised.Type, context))
        {
            return $"its type is {kept.Model.Type.ToGraphQL()}, not {promised.Model.Type.ToGraphQL()}";
        }

        if (kept.Model.DeprecationReason is not null && promised.Model.DeprecationReason is null)
        {
            return "it is deprecated there only";
        }

        var own = ReadArguments(kept.Model);
        var expected = ReadArguments(promised.Model);
        foreach (var argument in expected)
        {
            if (own.FirstOrDefault(a => a.Name == argument.Name) is not { } same)
            {
                return $"it lacks the argument '{argument.Name}'";
            }

            if (same.Type.ToGraphQL() != argument.Type.ToGraphQL())
            {
                return $"its argument '{argument.Name}' is {same.Type.ToGraphQL()}, not {argument.Type.ToGraphQL()}";
            }
        }

        return own.FirstOrDefault(a => a.IsRequired && expected.All(e => e.Name != a.Name)) is { } extra
            ? $"its argument '{extra.Name}' is required, but the interface does not have it"
            : null;
    }

    private static List<InputValueModel> ReadArguments(FieldModel field) => field.Parameters.Select(p => p.Argument).OfType<InputValueModel>().ToList();

    // "IsValidImplementationFieldType". C# knows which type is another's subtype; GraphQL's layers are compared as text.
    private static bool IsCovariant(Shape own, ITypeSymbol ownType, Shape promised, ITypeSymbol promisedType, ParseContext context)
    {
        var ownText = own.ToGraphQL();
        var promisedText = promised.ToGraphQL();
        var isSubtype = own.Named.Name == promised.Named.Name
            || (promised.Named.Kind == ShapeKind.Abstract
                && context.Compilation.ClassifyCommonConversion(GetNamed(ownType), GetNamed(promisedType)).IsImplicit);
        return isSubtype && IsCovariant(ownText.Replace(own.Named.Name, "$"), promisedText.Replace(promised.Named.Name, "$"));
    }

    // "[$!]!" is narrower than "[$]": each "!" of the promise must be kept.
    private static bool IsCovariant(string own, string promised)
    {
        var i = 0;
        foreach (var c in promised)
        {
            if (i < own.Length && own[i] == '!' && c != '!')
            {
                i++;
            }

            if (i >= own.Length || own[i] != c)
            {
                return false;
            }

            i++;
        }

        return own.Substring(i).Replace("!", "").Length == 0;
    }

    private static ITypeSymbol GetNamed(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsGenericType: true } wrapper
            && (Sequences.FindAsync(type) is not null || wrapper.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T))
        {
            return GetNamed(wrapper.TypeArguments[0]);
        }

        return Annotations.Classify(type) == TypeAnnotation.None && Sequences.FindItem(type) is { } item ? GetNamed(item) : type;
    }
}
