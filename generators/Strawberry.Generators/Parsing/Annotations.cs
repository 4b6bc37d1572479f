using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    private const int None = int.MaxValue;

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
        foreach (var attribute in AttributesOf(symbol))
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
        foreach (var attribute in AttributesOf(symbol))
        {
            if (attribute.AttributeClass is { } type && type.IsNamed(fullName))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The symbol's attributes. The compiler is not asked for those of an accessor that is written without: it would bind them all the same.</summary>
    public static ImmutableArray<AttributeData> AttributesOf(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet, AssociatedSymbol.OriginalDefinition: IPropertySymbol { PartialDefinitionPart: null, PartialImplementationPart: null } } accessor
        && accessor.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is AccessorDeclarationSyntax { AttributeLists.Count: 0 } or ArrowExpressionClauseSyntax
            ? []
            : symbol.GetAttributes();

    public static TypeAnnotation Classify(ITypeSymbol type) => Classify(type, out _);

    /// <summary>What the type is annotated as; <paramref name="second"/> is another annotation of it, which contradicts the first.</summary>
    public static TypeAnnotation Classify(ITypeSymbol type, out string? second)
    {
        var (first, other) = (None, None);
        foreach (var attribute in type.OriginalDefinition.GetAttributes())
        {
            var index = IndexOf(attribute);
            if (index < first)
            {
                (first, other) = (index, first);
            }
            else if (index > first && index < other)
            {
                other = index;
            }
        }

        second = other == None ? null : OfTypes[other].Attribute;
        return first == None ? TypeAnnotation.None : OfTypes[first].Annotation;
    }

    public static string AttributeOf(TypeAnnotation annotation) => OfTypes.First(o => o.Annotation == annotation).Attribute;

    /// <summary>An attribute's name as it is written.</summary>
    public static string Written(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);

    public static string? GetString(this AttributeData? attribute, string property) => attribute.GetNamed(property)?.Value as string;

    public static bool GetBoolean(this AttributeData? attribute, string property, bool fallback = false) =>
        attribute.GetNamed(property)?.Value as bool? ?? fallback;

    public static int GetInt32(this AttributeData? attribute, string property) => attribute.GetNamed(property)?.Value as int? ?? 0;

    // In the order of OfTypes; None for any other attribute.
    private static int IndexOf(AttributeData attribute)
    {
        for (var i = 0; i < OfTypes.Length; i++)
        {
            if (Is(attribute, OfTypes[i].Attribute))
            {
                return i;
            }
        }

        return None;
    }

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
