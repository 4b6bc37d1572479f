using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Strawberry.Generators.Parsing;

/// <summary>
/// Prints the types that code is full of, as Roslyn's display does but without its parts and builders: classes, structs and interfaces that stand in a namespace,
/// with or without type arguments of that kind.
/// </summary>
internal static class PlainNames
{
    private static readonly Dictionary<SpecialType, string> Keywords = new()
    {
        [SpecialType.System_Object] = "object",
        [SpecialType.System_Boolean] = "bool",
        [SpecialType.System_Char] = "char",
        [SpecialType.System_SByte] = "sbyte",
        [SpecialType.System_Byte] = "byte",
        [SpecialType.System_Int16] = "short",
        [SpecialType.System_UInt16] = "ushort",
        [SpecialType.System_Int32] = "int",
        [SpecialType.System_UInt32] = "uint",
        [SpecialType.System_Int64] = "long",
        [SpecialType.System_UInt64] = "ulong",
        [SpecialType.System_Single] = "float",
        [SpecialType.System_Double] = "double",
        [SpecialType.System_Decimal] = "decimal",
        [SpecialType.System_String] = "string",
    };

    [ThreadStatic]
    private static StringBuilder? _builder;

    /// <summary>The name with <c>global::</c>; null for what is left to Roslyn.</summary>
    public static string? Print(ITypeSymbol type, bool isAnnotated)
    {
        var builder = _builder ??= new StringBuilder();
        builder.Clear();
        return Add(builder, type, isAnnotated) ? builder.ToString() : null;
    }

    private static bool Add(StringBuilder builder, ITypeSymbol type, bool isAnnotated)
    {
        if (type is not INamedTypeSymbol
            {
                ContainingType: null,
                IsTupleType: false,
                IsUnboundGenericType: false,
                IsFileLocal: false,
                TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum,
                SpecialType: not (SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Void),
            } named)
        {
            return false;
        }

        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            if (!Add(builder, named.TypeArguments[0], isAnnotated))
            {
                return false;
            }

            builder.Append('?');
            return true;
        }

        if (Keywords.TryGetValue(named.SpecialType, out var keyword))
        {
            builder.Append(keyword);
        }
        else if (!AddSpace(builder.Append("global::"), named.ContainingNamespace) || !AddIdentifier(builder, named.Name) || !AddArguments(builder, named, isAnnotated))
        {
            return false;
        }

        if (isAnnotated && named is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated })
        {
            builder.Append('?');
        }

        return true;
    }

    private static bool AddSpace(StringBuilder builder, INamespaceSymbol space)
    {
        if (space.IsGlobalNamespace)
        {
            return true;
        }

        if (!AddSpace(builder, space.ContainingNamespace) || !AddIdentifier(builder, space.Name))
        {
            return false;
        }

        builder.Append('.');
        return true;
    }

    private static bool AddArguments(StringBuilder builder, INamedTypeSymbol type, bool isAnnotated)
    {
        for (var i = 0; i < type.TypeArguments.Length; i++)
        {
            builder.Append(i == 0 ? "<" : ", ");
            if (!Add(builder, type.TypeArguments[i], isAnnotated))
            {
                return false;
            }
        }

        if (type.TypeArguments.Length > 0)
        {
            builder.Append('>');
        }

        return true;
    }

    // Some words are escaped in some places.
    private static bool AddIdentifier(StringBuilder builder, string name)
    {
        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None)
        {
            return false;
        }

        builder.Append(name);
        return true;
    }
}
