using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Finds the registrars of assemblies that were compiled with the generator.</summary>
internal static class Registrars
{
    private const string Attribute = "Strawberry.Resolvers.GraphQLRegistrarAttribute";

    /// <summary>The registrar's full name as code, or null.</summary>
    public static string? Find(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "GraphQLRegistrarAttribute", ConstructorArguments: [{ Value: INamedTypeSymbol registrar }] }
                && attribute.AttributeClass.ToFullName() == Attribute)
            {
                return registrar.ToTypeOf();
            }
        }

        return null;
    }

    /// <summary>The registrars of all referenced assemblies that code can name, in order of name.</summary>
    public static EquatableArray<string> FindReferenced(Compilation compilation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => RefersToEngine(assembly) && Reach.IsGlobal(assembly, compilation))
            .Select(Find)
            .OfType<string>()
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    // Attributes of a hundred framework assemblies need not be decoded.
    private static bool RefersToEngine(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "Strawberry"));
}
