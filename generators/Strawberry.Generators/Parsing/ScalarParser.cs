using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses types with <c>[GraphQLScalar]</c>.</summary>
internal static class ScalarParser
{
    public static TableModel? Parse(INamedTypeSymbol type, ParseContext context)
    {
        var attribute = type.OriginalDefinition.Find(Annotations.Scalar);
        Guards.Refuse(type, "a scalar has no fields", context);
        var methods = type.GetMembers().OfType<IMethodSymbol>().Where(IsReachable).ToList();
        var parse = methods.Where(m => m is { Name: "Parse", IsStatic: true, Parameters.Length: 1 }
            && SymbolEqualityComparer.Default.Equals(m.ReturnType, type)
            && IsWire(m.Parameters[0].Type)).ToList();
        var format = methods.FirstOrDefault(m => m is { Name: "Format", IsStatic: false, Parameters.Length: 0 } && IsWire(m.ReturnType));
        if (parse.Count != 1 || format is null)
        {
            var problem = parse.Count == 0 ? "it has no such Parse" : parse.Count > 1 ? "it has several such Parse" : "it has no such Format";
            context.Report(Catalogue.ScalarShape, null, type.ToReadable(), problem);
            return null;
        }

        var header = Headers.Make(type, attribute, context);
        return new ScalarModel(
            header with { IsForbidden = header.IsForbidden || Obsoletes.Forbids(parse[0]) || Obsoletes.Forbids(format) },
            parse[0].Parameters[0].Type.ToCode(),
            format.ReturnType.ToCode(),
            attribute.GetString("SpecifiedBy"));
    }

    private static bool IsReachable(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false }
        && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool IsWire(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Boolean
        || type.ToFullName() == "System.Text.Json.JsonElement";
}
