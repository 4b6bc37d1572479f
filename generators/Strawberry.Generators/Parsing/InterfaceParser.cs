using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses interfaces and abstract classes with <c>[GraphQLInterface]</c>.</summary>
internal static class InterfaceParser
{
    public static TableModel? Parse(INamedTypeSymbol type, ParseContext context)
    {
        var attribute = type.OriginalDefinition.Find(Annotations.Interface);
        if (type is { TypeKind: TypeKind.Class, IsAbstract: false })
        {
            context.Report(Catalogue.InterfaceField, null, type.ToReadable(), "[GraphQLInterface]", "a class with it must be abstract");
        }

        var fields = ParseFields(type, context);
        var guards = Guards.OfType(type, context);
        var models = InterfaceFields.Complete(type, fields, guards, context);
        if (models.Count == 0)
        {
            context.ReportEmpty(null, type.ToReadable(), "fields", "give it a public property or a method with [GraphQLField], or make it a union with [GraphQLUnion]");
        }

        return new InterfaceModel(Headers.Make(type, attribute, context), models.ToEquatableArray(), ReadInterfaces(type, context))
        {
            Guards = guards,
        };
    }

    public static List<ParsedField> ParseFields(INamedTypeSymbol type, ParseContext context)
    {
        var attribute = type.OriginalDefinition.Find(Annotations.Interface);
        return new FieldParser(type, type, context) { IsOptIn = attribute.GetInt32("Members") == 1 }.Parse();
    }

    /// <summary>All interface types that a type implements: C# interfaces and abstract base classes, nearest first.</summary>
    public static List<INamedTypeSymbol> FindInterfaces(INamedTypeSymbol type)
    {
        var interfaces = new List<INamedTypeSymbol>();
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (Annotations.Classify(each) == TypeAnnotation.Interface)
            {
                interfaces.Add(each);
            }
        }

        interfaces.AddRange(type.AllInterfaces.Where(i => Annotations.Classify(i) == TypeAnnotation.Interface));
        return interfaces;
    }

    public static EquatableArray<KeyModel> ReadInterfaces(INamedTypeSymbol type, ParseContext context)
    {
        var keys = new List<KeyModel>();
        foreach (var each in FindInterfaces(type))
        {
            var site = new Site(type.Name, context.Location);
            if (context.Shapes.CheckReach(each, null) && ExtraTables.Include(each, TypeAnnotation.Interface, site, context))
            {
                keys.Add(TypeNames.KeyOf(each));
            }
        }

        return keys.ToEquatableArray();
    }
}
