using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>A field and where it comes from.</summary>
internal sealed record ParsedField(FieldModel Model, ISymbol Member, ITypeSymbol Type);

/// <summary>Makes fields of the members of an object, interface or extension class.</summary>
internal sealed class FieldParser(INamedTypeSymbol owner, INamedTypeSymbol parent, ParseContext context)
{
    private readonly ParameterParser _parameters = new(parent, context);
    /// <summary>What guards each field of the class.</summary>
    public EquatableArray<string> TypeGuards { get; } = Guards.OfType(owner, context);

    /// <summary>Whether the class extends another type: its members are reached through an instance of its own.</summary>
    public bool IsExtension { get; init; }

    /// <summary>Whether only members with <c>[GraphQLField]</c> are fields.</summary>
    public bool IsOptIn { get; init; }

    public List<ParsedField> Parse()
    {
        var fields = new List<ParsedField>();
        foreach (var member in MemberWalk.Of(owner))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (IsField(member) && ParseMember(member) is { } field)
            {
                Add(fields, field);
            }
        }

        return fields;
    }

    private void Add(List<ParsedField> fields, ParsedField field)
    {
        if (Names.Check(field.Model.Name, LocationOf(field.Member), context))
        {
            if (fields.Any(f => f.Model.Name == field.Model.Name))
            {
                context.Report(Catalogue.DuplicateMember, LocationOf(field.Member), owner.ToReadable(), "fields", field.Model.Name);
                return;
            }

            fields.Add(field);
        }
    }

    private bool IsField(ISymbol member)
    {
        if (MemberWalk.FindInherited(member, Annotations.Ignore) is not null
            || (member is IPropertySymbol property && RecordParameters.Find(property) is { } parameter && parameter.Has(Annotations.Ignore)))
        {
            return false;
        }

        var isMarked = MemberWalk.FindInherited(member, Annotations.Field) is not null;
        var obstacle = FindObstacle(member);
        if (isMarked && obstacle is not null)
        {
            // An interface's member is come across again in all that implement it.
            context.ReportOnce(Catalogue.NoField, LocationOf(member), Readable(member), obstacle);
        }

        return obstacle is null && (isMarked || (member is IPropertySymbol && !IsOptIn));
    }

    private string? FindObstacle(ISymbol member)
    {
        if (member is IPropertySymbol property)
        {
            return property.IsStatic ? "a static property is none; use a static method"
                : property.GetMethod is null ? "it cannot be read"
                : property.GetMethod.DeclaredAccessibility != Accessibility.Public ? "it is not public"
                : property.RefKind != RefKind.None ? "it returns a reference"
                : null;
        }

        var method = (IMethodSymbol)member;
        if (method.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal
            || !context.Compilation.IsSymbolAccessibleWithin(method.OriginalDefinition, context.Compilation.Assembly))
        {
            return "it is not public";
        }

        return method.IsGenericMethod ? "it is generic; GraphQL fields have one type"
            : method.ReturnsByRef || method.ReturnsByRefReadonly ? "it returns a reference"
            : method.IsStatic && method.IsAbstract ? "it is static and abstract"
            : null;
    }

    private ParsedField? ParseMember(ISymbol member)
    {
        var attribute = MemberWalk.FindInherited(member, Annotations.Field);
        var location = LocationOf(member);
        var method = member as IMethodSymbol;
        var type = method?.ReturnType ?? ((IPropertySymbol)member).Type;
        var site = new Site(Readable(member), location, IsId(member), Unions.FindDeclared(member, context));
        var shape = method is null ? context.Shapes.ReadOutput(type, site) : context.Shapes.ReadReturn(method, site);
        var parameters = method is null ? EquatableArray<ParameterModel>.Empty : _parameters.Parse(method);
        if (shape is null || parameters is null)
        {
            return null;
        }

        // An empty name is the user's mistake, told where names are checked.
        var name = attribute.GetString("Name") ?? (method is null
            ? Naming.Member(member.Name, context.AsWritten)
            : Naming.Method(method.Name, IsAwaitable(shape), context.AsWritten));
        var model = new FieldModel(
            name,
            shape,
            GetAccess(member),
            SymbolNames.Escape(member.Name),
            member.IsStatic ? owner.ToTypeOf() : "",
            parameters,
            attribute.GetString("Description") ?? Describe(member),
            Deprecations.Find(member, attribute),
            Obsoletes.Forbids(member));
        return new ParsedField(Guards.Add(model, member, TypeGuards, context), member, type);
    }

    private FieldAccess GetAccess(ISymbol member) => member switch
    {
        { IsStatic: true } => FieldAccess.Static,
        IPropertySymbol => IsExtension ? FieldAccess.ExtensionProperty : FieldAccess.Property,
        _ => IsExtension ? FieldAccess.Extension : FieldAccess.Method,
    };

    // "Async" is as common on methods that give a sequence as on those that give a task.
    private static bool IsAwaitable(Shape shape) => shape.Kind is ShapeKind.Task or ShapeKind.ValueTask or ShapeKind.VoidTask or ShapeKind.VoidValueTask
        || shape.IsStreamable;

    private static bool IsId(ISymbol member) =>
        member.Has(Annotations.Id)
        || (member is IMethodSymbol method && method.GetReturnTypeAttributes().Any(a => a.AttributeClass?.IsNamed("Strawberry.IDAttribute") ?? false))
        || (member is IPropertySymbol positional && RecordParameters.Find(positional) is { } parameter && parameter.Has(Annotations.Id));

    private string? Describe(ISymbol member)
    {
        if (Descriptions.OfSymbol(member, context) is { } own)
        {
            return own;
        }

        return member is IPropertySymbol property && RecordParameters.Find(property) is not null
            ? Descriptions.OfParameter(property.ContainingType, property.Name, context)
            : null;
    }

    private string Readable(ISymbol member) => $"{owner.Name}.{member.Name}";

    private Location? LocationOf(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, context.Compilation.Assembly) ? ParseContext.LocationOf(member) : null;
}
