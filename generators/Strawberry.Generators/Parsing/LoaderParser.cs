using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses methods with <c>[DataLoader]</c>.</summary>
internal static class LoaderParser
{
    private const string Enumerable = "global::System.Linq.Enumerable";

    /// <summary>The class name of the loader that the method makes.</summary>
    public static string NameOf(IMethodSymbol method, AttributeData? attribute)
    {
        if (attribute.GetString("Name") is { } given)
        {
            return given;
        }

        var name = method.Name;
        if (name.Length > "Async".Length && name.EndsWith("Async", System.StringComparison.Ordinal))
        {
            name = name.Substring(0, name.Length - "Async".Length);
        }

        return Naming.TrimGet(name) + "Loader";
    }

    public static LoaderModel? Parse(IMethodSymbol method, AttributeData attribute, ParseContext context)
    {
        var location = ParseContext.LocationOf(method);
        var readable = $"{method.ContainingType.Name}.{method.Name}";
        if (FindObstacle(method) is { } obstacle)
        {
            context.Report(Catalogue.InvalidLoader, location, readable, obstacle);
            return null;
        }

        var name = NameOf(method, attribute);
        if (!SyntaxFacts.IsValidIdentifier(name))
        {
            context.Report(Catalogue.InvalidLoader, location, readable, $"'{name}' is no name of a class");
            return null;
        }

        if (FindTaken(method, name) is { } taken)
        {
            context.Report(Catalogue.InvalidLoader, location, readable, $"a class of the loader's name, '{taken.ToReadable()}', is there already; give the loader another Name");
            return null;
        }

        Guards.Refuse(method, "a loader is no field", context);
        var keys = method.Parameters[0].Type;
        var key = Sequences.FindItem(keys)!;
        if (FindValue(method.ReturnType, key, out var cast) is not { } value)
        {
            if (method.ReturnType.TypeKind != TypeKind.Error)
            {
                context.Report(Catalogue.InvalidLoader, location, readable, "it must give a task of a dictionary from key to value, or of a list in the keys' order");
            }

            return null;
        }

        if (!context.Shapes.CheckReach(method.ContainingType, location) || !context.Shapes.CheckReach(key, location) || !context.Shapes.CheckReach(value, location))
        {
            return null;
        }

        var isPublic = IsPublic(method.ContainingType) && IsPublic(key) && IsPublic(value);
        if (!isPublic && FindHalf(method, name) is { DeclaredAccessibility: Accessibility.Public } half)
        {
            context.Report(Catalogue.InvalidLoader, location, readable, $"its key, its value or its class is not public, but '{half.ToReadable()}' is; make that internal");
            return null;
        }

        var parameters = new List<ParameterModel>();
        foreach (var parameter in method.Parameters.Skip(1))
        {
            var injected = Injection.Find(parameter, readable, context, out var failed);
            if (injected?.Kind is ParameterKind.CancellationToken or ParameterKind.Service or ParameterKind.KeyedService or ParameterKind.Feature)
            {
                parameters.Add(injected);
                continue;
            }

            if (!failed && parameter.Type.TypeKind != TypeKind.Error)
            {
                context.Report(Catalogue.InvalidInjection, ParseContext.LocationOf(parameter), parameter.Name, readable, "a loader gets keys, services, an HttpContext or ClaimsPrincipal, and a CancellationToken");
            }

            return null;
        }

        var space = method.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : "";
        return new LoaderModel(
            method.ContainingType.ToIdentifier() + "_0_" + SymbolNames.Sanitize(name),
            name,
            space,
            isPublic,
            key.ToCode(),
            value.WithNullableAnnotation(value.IsReferenceType ? NullableAnnotation.NotAnnotated : value.NullableAnnotation).ToCode(),
            $"{method.ContainingType.ToTypeOf()}.{SymbolNames.Escape(method.Name)}",
            GetKeysCode(keys),
            cast,
            attribute.GetInt32("MaxBatchSize"),
            attribute.GetBoolean("Cache", fallback: true),
            parameters.ToEquatableArray(),
            Obsoletes.Forbids(key) || Obsoletes.Forbids(value),
            Obsoletes.Forbids(method));
    }

    // A partial class may have the loader's other half.
    private static INamedTypeSymbol? FindTaken(IMethodSymbol method, string name) =>
        FindHalf(method, name) is { } half && (half.IsStatic || half.TypeKind != TypeKind.Class || !Loaders.IsPartial(half)) ? half : null;

    private static INamedTypeSymbol? FindHalf(IMethodSymbol method, string name) => method.ContainingNamespace.GetTypeMembers(name, 0)
        .FirstOrDefault(t => SymbolEqualityComparer.Default.Equals(t.ContainingAssembly, method.ContainingAssembly));

    private static string? FindObstacle(IMethodSymbol method) =>
        !method.IsStatic ? "it is not static"
        : method.IsGenericMethod || method.ContainingType.IsGenericType ? "it is generic"
        : method.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal ? "generated code cannot reach it; make it internal or public"
        : method.Parameters.Length == 0 || Sequences.FindItem(method.Parameters[0].Type) is null || GetKeysCode(method.Parameters[0].Type).Length == 0
            ? "its first parameter must be the list of keys, an IReadOnlyList<TKey>"
        : Sequences.FindItem(method.Parameters[0].Type) is { NullableAnnotation: NullableAnnotation.Annotated } ? "its keys may be null"
        : null;

    /// <summary>The keys as the method wants them; empty when a batch cannot give them so.</summary>
    private static string GetKeysCode(ITypeSymbol type) => type is IArrayTypeSymbol ? $"{Enumerable}.ToArray(batch.Keys)" : type.ToFullName() switch
    {
        "System.Collections.Generic.IReadOnlyList" or "System.Collections.Generic.IReadOnlyCollection" or "System.Collections.Generic.IEnumerable" => "batch.Keys",
        "System.Collections.Generic.List" => $"{Enumerable}.ToList(batch.Keys)",
        _ => "",
    };

    private static ITypeSymbol? FindValue(ITypeSymbol returned, ITypeSymbol key, out string cast)
    {
        cast = "";
        if (Sequences.FindAsync(returned) is not (ShapeKind.Task or ShapeKind.ValueTask))
        {
            return null;
        }

        var result = ((INamedTypeSymbol)returned).TypeArguments[0];
        if (FindInterface(result, "System.Collections.Generic.IReadOnlyDictionary") is { } dictionary
            && SymbolEqualityComparer.Default.Equals(dictionary.TypeArguments[0], key))
        {
            cast = dictionary.ToTypeOf();
            return dictionary.TypeArguments[1];
        }

        if (FindInterface(result, "System.Collections.Generic.IReadOnlyList") is { } list)
        {
            cast = list.ToTypeOf();
            return list.TypeArguments[0];
        }

        return null;
    }

    private static INamedTypeSymbol? FindInterface(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol named && named.ToFullName() == name ? named : type.AllInterfaces.FirstOrDefault(i => i.ToFullName() == name);

    private static bool IsPublic(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return IsPublic(array.ElementType);
        }

        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return type is not INamedTypeSymbol named || named.TypeArguments.All(IsPublic);
    }
}
