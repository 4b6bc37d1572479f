using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses classes, records and structs with <c>[GraphQLType]</c>.</summary>
internal static class ObjectParser
{
    public static TableModel? Parse(INamedTypeSymbol type, ParseContext context)
    {
        var attribute = type.OriginalDefinition.Find(Annotations.Type);
        if (type.IsAbstract)
        {
            context.Report(Catalogue.AbstractObject, null, type.ToReadable());
            return null;
        }

        var parser = new FieldParser(type, type, context) { IsOptIn = attribute.GetInt32("Members") == 1 };
        var guards = parser.TypeGuards;
        var own = parser.Parse();
        var fields = InterfaceFields.Complete(type, own, guards, context);
        if (fields.Count == 0)
        {
            context.ReportEmpty(null, type.ToReadable(), "fields", "give it a public property or a method with [GraphQLField]");
        }

        return new ObjectModel(
            Headers.Make(type, attribute, context),
            fields.ToEquatableArray(),
            InterfaceParser.ReadInterfaces(type, context),
            Injection.FillConstructor(type, context))
        {
            Guards = guards,
        };
    }
}
