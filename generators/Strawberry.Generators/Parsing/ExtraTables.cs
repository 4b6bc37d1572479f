using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Sees to it that each type referred to has a table: its own, one of another assembly, or one made here where it is used.</summary>
internal static class ExtraTables
{
    // Page<Page<Page<…>>> in fields of itself would never end.
    private const int MaxNesting = 6;

    /// <summary>False: the type has no table and cannot have one; that is reported.</summary>
    public static bool Include(INamedTypeSymbol type, TypeAnnotation annotation, Site site, ParseContext context)
    {
        if (type.IsGenericType)
        {
            return IncludeClosing(type, annotation, site, context);
        }

        if (annotation == TypeAnnotation.None)
        {
            AddEnum(type, context);
            return true;
        }

        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly)
            || Registrars.Find(type.ContainingAssembly) is not null)
        {
            return true;
        }

        context.Report(Catalogue.NoGenerator, site.Location, type.ToReadable(), type.ContainingAssembly.Name);
        return false;
    }

    // The closure is made for an enum, not for each type that is asked about.
    private static void AddEnum(INamedTypeSymbol type, ParseContext context) => context.AddExtra(type.ToIdentifier(), () => EnumParser.Parse(type, context));

    private static bool IncludeClosing(INamedTypeSymbol type, TypeAnnotation annotation, Site site, ParseContext context)
    {
        if (HasParameter(type))
        {
            return true;
        }

        if (GetNesting(type) > MaxNesting)
        {
            context.ReportHere(Catalogue.EndlessGeneric, type.OriginalDefinition.ToReadable());
            return false;
        }

        foreach (var argument in type.AllTypeArguments())
        {
            var argumentSite = site with { Union = null, IsId = false };
            var shape = annotation == TypeAnnotation.Input
                ? context.Shapes.ReadInput(argument, argumentSite)
                : context.Shapes.ReadOutput(argument, argumentSite);
            if (shape is null)
            {
                return false;
            }
        }

        context.AddExtra(type.ToIdentifier(), () => Parse(type, annotation, context));
        return true;
    }

    public static TableModel? Parse(INamedTypeSymbol type, TypeAnnotation annotation, ParseContext context) => annotation switch
    {
        TypeAnnotation.Object => ObjectParser.Parse(type, context),
        TypeAnnotation.Interface => InterfaceParser.Parse(type, context),
        TypeAnnotation.Union => UnionParser.Parse(type, context),
        TypeAnnotation.Input => InputParser.Parse(type, context),
        TypeAnnotation.Scalar => ScalarParser.Parse(type, context),
        _ => EnumParser.Parse(type, context),
    };

    private static bool HasParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => HasParameter(array.ElementType),
        INamedTypeSymbol named => named.AllTypeArguments().Any(HasParameter),
        _ => false,
    };

    private static int GetNesting(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => 1 + GetNesting(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } named => 1 + named.AllTypeArguments().Max(GetNesting),
        _ => 0,
    };
}
