using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>An enum value and its number.</summary>
internal sealed record ParsedEnumValue(EnumValueModel Model, object Number, IFieldSymbol Field);

/// <summary>Parses enums, annotated or not.</summary>
internal static class EnumParser
{
    public static TableModel? Parse(INamedTypeSymbol type, ParseContext context)
    {
        var attribute = type.Find(Annotations.Enum);
        var values = ReadValues(type, context);
        var kept = new List<EnumValueModel>();
        var names = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (var value in values)
        {
            var location = ParseContext.LocationOf(value.Field);
            if (!Names.Check(value.Model.Name, location, context))
            {
                continue;
            }

            if (value.Model.Name is "true" or "false" or "null")
            {
                context.Report(Catalogue.InvalidName, location, value.Model.Name, "no enum value may be named so");
            }
            else if (!names.Add(value.Model.Name))
            {
                context.Report(Catalogue.DuplicateMember, location, type.ToReadable(), "values", value.Model.Name);
            }
            else
            {
                kept.Add(value.Model);
            }
        }

        if (values.Count == 0)
        {
            context.ReportEmpty(ParseContext.LocationOf(type), type.ToReadable(), "values", "add one");
        }

        return new EnumModel(Headers.Make(type, attribute, context), kept.ToEquatableArray());
    }

    public static List<ParsedEnumValue> ReadValues(INamedTypeSymbol type, ParseContext context)
    {
        var values = new List<ParsedEnumValue>();
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (!field.HasConstantValue || field.Has(Annotations.Ignore))
            {
                continue;
            }

            var attribute = field.Find(Annotations.EnumValue);
            var model = new EnumValueModel(
                attribute.GetString("Name") ?? Naming.EnumValue(field.Name, context.AsWritten),
                SymbolNames.Escape(field.Name),
                values.Any(v => Equals(v.Number, field.ConstantValue)),
                attribute.GetString("Description") ?? Descriptions.OfSymbol(field, context),
                Deprecations.Find(field, null),
                Obsoletes.Forbids(field));
            values.Add(new ParsedEnumValue(model, field.ConstantValue!, field));
        }

        return values;
    }
}
