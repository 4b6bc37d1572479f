using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses classes with <c>[ExtendType&lt;T&gt;]</c>.</summary>
internal static class ExtensionParser
{
    private const int ExtensionBlock = 14;

    public static TableModel? Parse(INamedTypeSymbol type, AttributeData attribute, ParseContext context)
    {
        if (attribute.AttributeClass?.TypeArguments is not [INamedTypeSymbol { TypeKind: not TypeKind.Error } extended])
        {
            return null;
        }

        var annotation = Annotations.Classify(extended);
        if (annotation is not (TypeAnnotation.Object or TypeAnnotation.Interface))
        {
            context.Report(Catalogue.InvalidExtension, null, extended.ToReadable(), "only types with [GraphQLType] or [GraphQLInterface] can");
            return null;
        }

        if (!context.Shapes.CheckReach(extended, null)
            || !ExtraTables.Include(extended, annotation, new Site(type.Name, context.Location), context))
        {
            return null;
        }

        RefuseBlocks(type, context);
        var fields = new FieldParser(type, extended, context) { IsExtension = true, IsOptIn = true }.Parse();
        if (fields.Count == 0)
        {
            context.ReportEmpty(null, type.ToReadable(), "fields", "give it a method with [GraphQLField]");
        }

        CheckCollisions(extended, annotation, fields, context);
        var construction = Injection.FillConstructor(type, context);
        if (construction is null && fields.Any(f => !f.Member.IsStatic))
        {
            context.Report(Catalogue.InvalidExtension, null, extended.ToReadable(), $"'{type.ToReadable()}' needs a constructor that services can fill, or static methods");
            return null;
        }

        var key = TypeNames.KeyOf(extended);
        var header = new TableHeader(type.ToIdentifier(), key.Name, extended.ToCode(), key.Clr, key.Variant, null, Obsoletes.ForbidsMaking(type) || Obsoletes.Forbids(extended));
        return new ExtensionModel(header, type.ToTypeOf(), fields.Select(f => f.Model).ToEquatableArray(), construction);
    }

    // "extension(Book book) { … }" of C# 14: to this version of the compiler's interface a nested type of a kind that has no name yet.
    private static void RefuseBlocks(INamedTypeSymbol type, ParseContext context)
    {
        foreach (var member in type.GetTypeMembers().Where(t => (int)t.TypeKind == ExtensionBlock).SelectMany(t => t.GetMembers()))
        {
            if (member.Has(Annotations.Field))
            {
                context.Report(
                    Catalogue.NoField,
                    ParseContext.LocationOf(member),
                    $"{type.Name}.{member.Name}",
                    "it stands in an extension block; write a static method that takes the parent with [Parent]");
            }
        }
    }

    private static void CheckCollisions(INamedTypeSymbol extended, TypeAnnotation annotation, List<ParsedField> fields, ParseContext context)
    {
        var probe = new ParseContext(context.Compilation, extended, context.CancellationToken);
        var own = ExtraTables.Parse(extended, annotation, probe) switch
        {
            ObjectModel model => model.Fields,
            InterfaceModel model => model.Fields,
            _ => EquatableArray<FieldModel>.Empty,
        };
        foreach (var field in fields.Where(f => own.Any(o => o.Name == f.Model.Name)))
        {
            context.Report(Catalogue.DuplicateMember, ParseContext.LocationOf(field.Member), extended.ToReadable(), "fields", field.Model.Name);
        }
    }
}
