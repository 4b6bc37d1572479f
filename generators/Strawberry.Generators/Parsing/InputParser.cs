using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses classes, records and structs with <c>[GraphQLInput]</c>.</summary>
internal static class InputParser
{
    public static TableModel? Parse(INamedTypeSymbol type, ParseContext context)
    {
        var attribute = type.OriginalDefinition.Find(Annotations.Input);
        Guards.Refuse(type, "an input is no field", context);
        if (Constructors.Find(type, context) is not { } constructor)
        {
            return null;
        }

        var fields = ReadFields(type, constructor, context).ConvertAll(f => f.Model);
        CheckRequired(type, constructor, context);
        var isOneOf = attribute.GetBoolean("OneOf");
        if (isOneOf)
        {
            CheckOneOf(type, fields, context);
        }

        if (fields.Count == 0)
        {
            context.ReportEmpty(null, type.ToReadable(), "fields", "give it a public property that can be set or a constructor's parameter");
        }

        return new InputModel(Headers.Make(type, attribute, context), isOneOf, type.IsValueType, Immutability.OfInput(type), fields.ToEquatableArray());
    }

    /// <summary>The fields with their C# types; none when the type cannot be constructed.</summary>
    public static List<(InputFieldModel Model, ITypeSymbol Type)> ReadFields(INamedTypeSymbol type, ParseContext context) =>
        Constructors.Find(type, context) is { } constructor ? ReadFields(type, constructor, context) : [];

    private static List<(InputFieldModel Model, ITypeSymbol Type)> ReadFields(INamedTypeSymbol type, IMethodSymbol constructor, ParseContext context)
    {
        var properties = MemberWalk.Of(type).OfType<IPropertySymbol>().Where(p => !p.IsStatic).ToList();
        var reader = new InputFieldReader(type, constructor, context);
        var fields = new List<(InputFieldModel Model, ITypeSymbol Type)>();
        foreach (var parameter in constructor.Parameters)
        {
            var property = properties.FirstOrDefault(p => Matches(parameter, p));
            if (parameter.Has(Annotations.Ignore))
            {
                CheckIgnored(type, parameter, context);
                continue;
            }

            Add(reader.ReadParameter(parameter, property), parameter.Type, ParseContext.LocationOf(parameter));
        }

        foreach (var property in properties)
        {
            Guards.Refuse(property, "an input is no field", context);
            if (!constructor.Parameters.Any(p => Matches(p, property)) && IsField(property))
            {
                Add(reader.ReadProperty(property), property.Type, ParseContext.LocationOf(property));
            }
        }

        return fields;

        void Add(InputFieldModel? field, ITypeSymbol fieldType, Location? location)
        {
            if (field is null)
            {
                return;
            }

            if (fields.Any(f => f.Model.Value.Name == field.Value.Name))
            {
                context.Report(Catalogue.DuplicateMember, location, type.ToReadable(), "fields", field.Value.Name);
                return;
            }

            fields.Add((field, fieldType));
        }
    }

    private static bool Matches(IParameterSymbol parameter, IPropertySymbol property) =>
        property.Name == parameter.Name
        || (property.Name.Length == parameter.Name.Length
            && char.ToUpperInvariant(parameter.Name[0]) == property.Name[0]
            && string.CompareOrdinal(property.Name, 1, parameter.Name, 1, property.Name.Length) == 0);

    private static bool IsField(IPropertySymbol property) =>
        property is { DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal }
        && !property.Has(Annotations.Ignore);

    private static void CheckIgnored(INamedTypeSymbol type, IParameterSymbol parameter, ParseContext context)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            context.Report(Catalogue.RequiredMember, ParseContext.LocationOf(parameter), $"{type.Name}.{parameter.Name}", "it is ignored");
        }
    }

    private static void CheckRequired(INamedTypeSymbol type, IMethodSymbol constructor, ParseContext context)
    {
        if (constructor.FindForeign("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is not null)
        {
            return;
        }

        foreach (var member in RequiredMembers.Find(type))
        {
            var problem = member is IFieldSymbol ? "it is no property" : member.Has(Annotations.Ignore) ? "it is ignored" : null;
            if (problem is not null)
            {
                context.Report(Catalogue.RequiredMember, ParseContext.LocationOf(member), $"{type.Name}.{member.Name}", problem);
            }
        }
    }

    private static void CheckOneOf(INamedTypeSymbol type, List<InputFieldModel> fields, ParseContext context)
    {
        foreach (var field in fields)
        {
            var location = LocateMember(type, field.Member.TrimStart('@'));
            if (field.Value.Type.Kind == ShapeKind.Parameter)
            {
                // "T?" is nullable in some closings.
                continue;
            }

            if (!field.Value.Type.IsNullable)
            {
                context.Report(Catalogue.OneOfField, location, $"{type.Name}.{field.Member}", "make it nullable");
            }
            else if (field.Value.DefaultValue is not null)
            {
                context.Report(Catalogue.OneOfField, location, $"{type.Name}.{field.Member}", "remove its default");
            }
        }
    }

    private static Location? LocateMember(INamedTypeSymbol type, string member) =>
        ParseContext.LocationOf(type.GetMembers(member).FirstOrDefault()
            ?? type.InstanceConstructors.SelectMany(c => c.Parameters).FirstOrDefault(p => p.Name == member));
}
