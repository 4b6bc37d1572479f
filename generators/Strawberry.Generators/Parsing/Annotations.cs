using System.Linq;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>What a type is annotated as.</summary>
internal enum TypeAnnotation
{
    None,
    Object,
    Interface,
    Union,
    Enum,
    Input,
    Scalar,
}

/// <summary>Finds and reads the attributes of the vocabulary.</summary>
internal static class Annotations
{
    public const string Type = "GraphQLTypeAttribute";
    public const string Interface = "GraphQLInterfaceAttribute";
    public const string Union = "GraphQLUnionAttribute";
    public const string Enum = "GraphQLEnumAttribute";
    public const string EnumValue = "GraphQLEnumValueAttribute";
    public const string Input = "GraphQLInputAttribute";
    public const string Scalar = "GraphQLScalarAttribute";
    public const string Field = "GraphQLFieldAttribute";
    public const string Ignore = "GraphQLIgnoreAttribute";
    public const string Argument = "GraphQLArgumentAttribute";
    public const string Id = "IDAttribute";
    public const string Parent = "ParentAttribute";
    public const string Service = "ServiceAttribute";
    public const string Extend = "ExtendTypeAttribute";
    public const string Loader = "DataLoaderAttribute";

    private static readonly (string Attribute, TypeAnnotation Annotation)[] OfTypes =
    [
        (Type, TypeAnnotation.Object),
        (Interface, TypeAnnotation.Interface),
        (Union, TypeAnnotation.Union),
        (Enum, TypeAnnotation.Enum),
        (Input, TypeAnnotation.Input),
        (Scalar, TypeAnnotation.Scalar),
    ];

    public static AttributeData? Find(this ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Is(attribute, name))
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool Has(this ISymbol symbol, string name) => symbol.Find(name) is not null;

    /// <summary>An attribute of another library, by its full name, so that no reference to that library is needed.</summary>
    public static AttributeData? FindForeign(this ISymbol symbol, string fullName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && fullName.EndsWith(type.Name, System.StringComparison.Ordinal) && type.ToFullName() == fullName)
            {
                return attribute;
            }
        }

        return null;
    }

    public static TypeAnnotation Classify(ITypeSymbol type) => Classify(type, out _);

    /// <summary>What the type is annotated as; <paramref name="second"/> is another annotation of it, which contradicts the first.</summary>
    public static TypeAnnotation Classify(ITypeSymbol type, out string? second)
    {
        var annotation = TypeAnnotation.None;
        second = null;
        foreach (var (attribute, each) in OfTypes)
        {
            if (!type.OriginalDefinition.Has(attribute))
            {
                continue;
            }

            if (annotation != TypeAnnotation.None)
            {
                second = attribute;
                break;
            }

            annotation = each;
        }

        return annotation;
    }

    public static string AttributeOf(TypeAnnotation annotation) => OfTypes.First(o => o.Annotation == annotation).Attribute;

    /// <summary>An attribute's name as it is written.</summary>
    public static string Written(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);

    public static string? GetString(this AttributeData? attribute, string property) => attribute.GetNamed(property)?.Value as string;

    public static bool GetBoolean(this AttributeData? attribute, string property, bool fallback = false) =>
        attribute.GetNamed(property)?.Value as bool? ?? fallback;

    public static int GetInt32(this AttributeData? attribute, string property) => attribute.GetNamed(property)?.Value as int? ?? 0;

    private static TypedConstant? GetNamed(this AttributeData? attribute, string property)
    {
        if (attribute is not null)
        {
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Key == property)
                {
                    return argument.Value;
                }
            }
        }

        return null;
    }

    private static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type
        && type.Name == name
        && type.ContainingNamespace is { Name: "Strawberry", ContainingNamespace.IsGlobalNamespace: true };
}
