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

        var own = new FieldParser(type, type, context) { IsOptIn = attribute.GetInt32("Members") == 1 }.Parse();
        var fields = InterfaceFields.Complete(type, own, context);
        if (fields.Count == 0 && !HasErrors(type))
        {
            context.Report(Catalogue.NoFields, null, type.ToReadable(), "fields", "give it a public property or a method with [GraphQLField]");
        }

        return new ObjectModel(
            Headers.Make(type, attribute, context),
            fields.ToEquatableArray(),
            InterfaceParser.ReadInterfaces(type, context),
            Injection.FillConstructor(type, context));
    }

    // Members whose types the compiler does not know are no fields yet; the type may well get some from another generator.
    private static bool HasErrors(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { Type.TypeKind: TypeKind.Error } or IMethodSymbol { ReturnType.TypeKind: TypeKind.Error })
            {
                return true;
            }
        }

        return false;
    }
}
