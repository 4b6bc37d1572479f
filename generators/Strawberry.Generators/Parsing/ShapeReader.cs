using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Reads C# types as GraphQL types, layer by layer. Null: it is none, and the reason is reported.</summary>
internal sealed partial class ShapeReader(ParseContext context)
{
    /// <summary>The type of a field.</summary>
    public Shape? ReadOutput(ITypeSymbol type, Site site) => Read(type, site, isInput: false);

    /// <summary>The type of an argument or an input field.</summary>
    public Shape? ReadInput(ITypeSymbol type, Site site) => Read(type, site, isInput: true);

    /// <summary>The result of a method, which may be none.</summary>
    public Shape? ReadReturn(IMethodSymbol method, Site site)
    {
        if (method.ReturnsVoid)
        {
            return new Shape(ShapeKind.Void, "object?", "Void", "void");
        }

        return method.ReturnType is INamedTypeSymbol { IsGenericType: false, Name: "Task" or "ValueTask" } named
            ? named.ToFullName() switch
            {
                "System.Threading.Tasks.Task" => new Shape(ShapeKind.VoidTask, named.ToCode(), "Void", "void"),
                "System.Threading.Tasks.ValueTask" => new Shape(ShapeKind.VoidValueTask, named.ToCode(), "Void", "void"),
                _ => ReadOutput(named, site),
            }
            : ReadOutput(method.ReturnType, site);
    }

    private Shape? Read(ITypeSymbol type, Site site, bool isInput)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            context.HasUnknownTypes = true;
            return null;
        }

        if (type is ITypeParameterSymbol)
        {
            return new Shape(ShapeKind.Parameter, type.ToCode(), type.Name);
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Read(nullable.TypeArguments[0], site, isInput) is { } value
                ? new Shape(ShapeKind.NullableValue, type.ToCode(), Inner: value)
                : null;
        }

        if (!type.IsReferenceType)
        {
            return ReadNonNull(type, site, isInput);
        }

        if (type.NullableAnnotation == NullableAnnotation.Annotated)
        {
            return ReadNonNull(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), site, isInput) is { } inner
                ? new Shape(ShapeKind.Nullable, type.ToCode(), Inner: inner)
                : null;
        }

        if (type.NullableAnnotation == NullableAnnotation.None)
        {
            context.ReportNullable();
        }

        return ReadNonNull(type, site, isInput);
    }

    private Shape? ReadNonNull(ITypeSymbol type, Site site, bool isInput)
    {
        if (Sequences.FindAsync(type) is { } async)
        {
            return isInput ? Refuse(type, site, "an input is a value, not something that comes later") : ReadWrapped(async, type, site);
        }

        if (isInput && type is INamedTypeSymbol { IsGenericType: true } maybe && maybe.IsNamed("Strawberry.Maybe"))
        {
            return Read(maybe.TypeArguments[0], site, isInput) is { } given ? new Shape(ShapeKind.Maybe, type.ToCode(), Inner: given) : null;
        }

        return ReadNamed(type, site, isInput, out var failed) ?? (failed ? null : ReadList(type, site, isInput));
    }

    private Shape? ReadWrapped(ShapeKind kind, ITypeSymbol type, Site site) =>
        Read(((INamedTypeSymbol)type).TypeArguments[0], site, isInput: false) is { } inner ? new Shape(kind, type.ToCode(), Inner: inner) : null;

    /// <summary>A named type. Null without <paramref name="failed"/>: it may be a list.</summary>
    private Shape? ReadNamed(ITypeSymbol type, Site site, bool isInput, out bool failed)
    {
        failed = false;
        if (site.IsId && (type is not IArrayTypeSymbol && Sequences.FindItem(type) is null))
        {
            return Leaves.FindId(type, isInput ? "To" : "From") ?? Fail(Catalogue.InvalidId, type, site, out failed);
        }

        if (site.Union is { } union && !isInput && Sequences.FindItem(type) is null)
        {
            return new Shape(ShapeKind.Abstract, type.ToCode(), union.Name, union.Clr, union.Variant);
        }

        if (Leaves.Find(type) is { } leaf)
        {
            var isKnown = leaf.Kind == ShapeKind.Leaf || CheckUpload(type, site, isInput);
            failed = !isKnown;
            return isKnown ? leaf : null;
        }

        if (type is not INamedTypeSymbol named)
        {
            return null;
        }

        var annotation = Annotations.Classify(named);
        if (annotation == TypeAnnotation.None && named.TypeKind != TypeKind.Enum)
        {
            return null;
        }

        var shape = ReadAnnotated(named, annotation, site, isInput);
        failed = shape is null;
        return shape;
    }

    private Shape? ReadAnnotated(INamedTypeSymbol named, TypeAnnotation annotation, Site site, bool isInput)
    {
        if (isInput && annotation is TypeAnnotation.Object or TypeAnnotation.Interface or TypeAnnotation.Union)
        {
            return Fail(Catalogue.OutputAsInput, named, site, out _);
        }

        if (!isInput && annotation == TypeAnnotation.Input)
        {
            return Fail(Catalogue.InputAsOutput, named, site, out _);
        }

        if (annotation == TypeAnnotation.Scalar)
        {
            // A scalar's conversion is that of a CLR type, which does not know whether its arguments may be null.
            named = SymbolNames.WithoutNullableArguments(named);
        }

        if (!CheckReach(named, site.Location) || !ExtraTables.Include(named, annotation, site, context))
        {
            return null;
        }

        var kind = annotation switch
        {
            TypeAnnotation.Object => ShapeKind.Object,
            TypeAnnotation.Interface or TypeAnnotation.Union => ShapeKind.Abstract,
            TypeAnnotation.Input => ShapeKind.Input,
            TypeAnnotation.Scalar => ShapeKind.Scalar,
            _ => ShapeKind.Enum,
        };
        var key = TypeNames.KeyOf(named);
        return new Shape(kind, named.ToCode(), key.Name, key.Clr, key.Variant);
    }

    /// <summary>Whether generated code can name the type; if not, that is reported.</summary>
    public bool CheckReach(ITypeSymbol type, Location? location) => CheckReach(Reach.FindObstacle(type, context.Compilation), location);

    /// <summary>Whether generated code can make the attribute; if not, that is reported.</summary>
    public bool CheckReach(AttributeData attribute, Location? location) => CheckReach(AttributeCode.FindObstacle(attribute, context.Compilation), location);

    private bool CheckReach(Obstacle? obstacle, Location? location)
    {
        if (obstacle is not null)
        {
            var own = ParseContext.LocationOf(obstacle.Culprit);
            context.Report(Catalogue.Unreachable, own ?? location, obstacle.Culprit.ToReadable(), obstacle.Reason, obstacle.Advice);
        }

        return obstacle is null;
    }

    private Shape? ReadList(ITypeSymbol type, Site site, bool isInput)
    {
        var reader = isInput ? Sequences.FindReader(type) : ListReader.None;
        if (Sequences.FindItem(type) is not { } item || IsPair(item))
        {
            return Refuse(type, site, isInput);
        }

        if (isInput && reader == ListReader.None)
        {
            return Refuse(type, site, "an input list is an array, List<T>, HashSet<T>, ImmutableArray<T> or an interface that an array has");
        }

        return CheckReach(type, site.Location) && Read(item, site, isInput) is { } inner ? new Shape(ShapeKind.List, type.ToCode(), Inner: inner, Reader: reader) : null;
    }

    private static bool IsPair(ITypeSymbol type) => type.IsNamed("System.Collections.Generic.KeyValuePair");

    private Shape? Fail(DiagnosticDescriptor descriptor, ITypeSymbol type, Site site, out bool failed)
    {
        failed = true;
        context.Report(descriptor, site.Location, type.ToReadable(), site.Name);
        return null;
    }
}
