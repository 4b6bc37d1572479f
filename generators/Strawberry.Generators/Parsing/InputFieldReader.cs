using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Reads the fields of an input type: parameters of its constructor, and properties.</summary>
internal sealed class InputFieldReader(INamedTypeSymbol type, IMethodSymbol constructor, ParseContext context)
{
    public InputFieldModel? ReadParameter(IParameterSymbol parameter, IPropertySymbol? property)
    {
        var attribute = parameter.Find(Annotations.Argument) ?? property?.Find(Annotations.Argument);
        var isId = parameter.Has(Annotations.Id) || (property?.Has(Annotations.Id) ?? false);
        var location = ParseContext.LocationOf(parameter);
        var readable = $"{type.Name}.{parameter.Name}";
        if (ReadShape(parameter.Type, attribute, parameter.Name, isId, readable, location, out var name) is not { } shape)
        {
            return null;
        }

        var given = Defaults.OfParameter(parameter, attribute, shape, readable, context);
        var description = (property is null ? null : Describe(property))
            ?? Descriptions.OfParameter(type, parameter.Name, context)
            ?? Descriptions.OfParameter(constructor, parameter.Name, context);
        var deprecation = property is null ? attribute.GetString("DeprecationReason") : Deprecations.Find(property, attribute);
        var value = new InputValueModel(name, given.Type, attribute.GetString("Description") ?? description, deprecation, given.Literal);
        Defaults.CheckDeprecation(value, readable, location, context);
        return new InputFieldModel(value, InputAssignment.Constructor, SymbolNames.Escape(parameter.Name), "", parameter.Type.ToCode(), given.Fallback);
    }

    public InputFieldModel? ReadProperty(IPropertySymbol property)
    {
        var attribute = property.Find(Annotations.Argument);
        var location = ParseContext.LocationOf(property);
        var readable = $"{type.Name}.{property.Name}";
        if (ReadShape(property.Type, attribute, property.Name, property.Has(Annotations.Id), readable, location, out var name) is not { } shape)
        {
            return null;
        }

        var (fieldType, literal, assignment) = ReadDefault(property, attribute, shape, readable, location);
        var value = new InputValueModel(
            name,
            fieldType,
            attribute.GetString("Description") ?? Describe(property),
            Deprecations.Find(property, attribute),
            literal);
        Defaults.CheckDeprecation(value, readable, location, context);
        return new InputFieldModel(
            value,
            assignment,
            SymbolNames.Escape(property.Name),
            property.ContainingType.ToTypeOf(),
            property.Type.ToCode(),
            AcceptsNull: shape.IsNullable,
            IsForbidden: Obsoletes.Forbids(property));
    }

    private (Shape Type, string? Literal, InputAssignment Assignment) ReadDefault(
        IPropertySymbol property, AttributeData? attribute, Shape shape, string readable, Location? location)
    {
        if (attribute.GetString("DefaultValue") is { } written)
        {
            return (shape, Defaults.OfAttribute(written, property.Type, shape, readable, location, context), InputAssignment.Initializer);
        }

        if (property.IsRequired)
        {
            return (shape, null, InputAssignment.Initializer);
        }

        return Initializers.Read(property, shape, context, out var literal) switch
        {
            InitializerKind.None => (shape, null, InputAssignment.Initializer),
            InitializerKind.Literal => (shape, literal == "null" ? null : literal, InputAssignment.Initializer),
            _ => (
                shape.OrNull(property.Type.IsValueType),
                null,
                !property.SetMethod!.IsInitOnly ? InputAssignment.SetterWhenGiven
                    : IsOfTypeParameter(property) ? InputAssignment.InitializerOrDefault
                    : InputAssignment.InitSetterWhenGiven),
        };
    }

    private static bool IsOfTypeParameter(IPropertySymbol property) =>
        !SymbolEqualityComparer.Default.Equals(property.Type, property.OriginalDefinition.Type)
        && property.GetMethod is { DeclaredAccessibility: Accessibility.Public };

    private Shape? ReadShape(ITypeSymbol clr, AttributeData? attribute, string member, bool isId, string readable, Location? location, out string name)
    {
        name = attribute.GetString("Name") ?? Naming.Member(member, context.AsWritten);
        return Names.Check(name, location, context) ? context.Shapes.ReadInput(clr, new Site(readable, location, isId)) : null;
    }

    private string? Describe(IPropertySymbol property) =>
        RecordParameters.Find(property) is null ? Descriptions.OfSymbol(property, context) : null;
}
