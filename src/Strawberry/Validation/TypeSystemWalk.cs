using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>
/// Goes through a definition or an extension of the type system in the order of the grammar. Such a definition is never executed, but its directives, types and
/// values count against the limits, and the rules that speak of these look at them.
/// </summary>
internal static class TypeSystemWalk
{
    public static void Visit(DefinitionNode node, ITypeSystemVisitor visitor)
    {
        if (node is TypeSystemDefinitionNode definition)
        {
            visitor.EnterDefinition(definition);
        }

        switch (node)
        {
            case SchemaDefinitionNode schema:
                Roots(schema.Directives, schema.OperationTypes, visitor);
                break;
            case SchemaExtensionNode schema:
                Roots(schema.Directives, schema.OperationTypes, visitor);
                break;
            case ScalarTypeDefinitionNode scalar:
                visitor.VisitDirectives(scalar.Directives, DirectiveLocation.Scalar);
                break;
            case ScalarTypeExtensionNode scalar:
                visitor.VisitDirectives(scalar.Directives, DirectiveLocation.Scalar);
                break;
            case ObjectTypeDefinitionNode type:
                Types(type.Interfaces, visitor);
                visitor.VisitDirectives(type.Directives, DirectiveLocation.Object);
                Fields(type.Fields, visitor);
                break;
            case ObjectTypeExtensionNode type:
                Types(type.Interfaces, visitor);
                visitor.VisitDirectives(type.Directives, DirectiveLocation.Object);
                Fields(type.Fields, visitor);
                break;
            case InterfaceTypeDefinitionNode type:
                Types(type.Interfaces, visitor);
                visitor.VisitDirectives(type.Directives, DirectiveLocation.Interface);
                Fields(type.Fields, visitor);
                break;
            case InterfaceTypeExtensionNode type:
                Types(type.Interfaces, visitor);
                visitor.VisitDirectives(type.Directives, DirectiveLocation.Interface);
                Fields(type.Fields, visitor);
                break;
            case UnionTypeDefinitionNode union:
                visitor.VisitDirectives(union.Directives, DirectiveLocation.Union);
                Types(union.Types, visitor);
                break;
            case UnionTypeExtensionNode union:
                visitor.VisitDirectives(union.Directives, DirectiveLocation.Union);
                Types(union.Types, visitor);
                break;
            case EnumTypeDefinitionNode type:
                visitor.VisitDirectives(type.Directives, DirectiveLocation.Enum);
                Values(type.Values, visitor);
                break;
            case EnumTypeExtensionNode type:
                visitor.VisitDirectives(type.Directives, DirectiveLocation.Enum);
                Values(type.Values, visitor);
                break;
            case InputObjectTypeDefinitionNode type:
                visitor.VisitDirectives(type.Directives, DirectiveLocation.InputObject);
                Inputs(type.Fields, DirectiveLocation.InputFieldDefinition, visitor);
                break;
            case InputObjectTypeExtensionNode type:
                visitor.VisitDirectives(type.Directives, DirectiveLocation.InputObject);
                Inputs(type.Fields, DirectiveLocation.InputFieldDefinition, visitor);
                break;
            case DirectiveDefinitionNode directive:
                Inputs(directive.Arguments, DirectiveLocation.ArgumentDefinition, visitor);
                break;
        }
    }

    private static void Roots(
        ImmutableArray<DirectiveNode> directives, ImmutableArray<OperationTypeDefinitionNode> roots, ITypeSystemVisitor visitor)
    {
        visitor.VisitDirectives(directives, DirectiveLocation.Schema);
        foreach (var root in roots)
        {
            visitor.VisitType(root.Type);
        }
    }

    private static void Types(ImmutableArray<NamedTypeNode> types, ITypeSystemVisitor visitor)
    {
        foreach (var type in types)
        {
            visitor.VisitType(type);
        }
    }

    private static void Fields(ImmutableArray<FieldDefinitionNode> fields, ITypeSystemVisitor visitor)
    {
        foreach (var field in fields)
        {
            visitor.EnterMember(field.Directives);
            Inputs(field.Arguments, DirectiveLocation.ArgumentDefinition, visitor);
            visitor.VisitType(field.Type);
            visitor.VisitDirectives(field.Directives, DirectiveLocation.FieldDefinition);
        }
    }

    private static void Inputs(ImmutableArray<InputValueDefinitionNode> inputs, DirectiveLocation location, ITypeSystemVisitor visitor)
    {
        foreach (var input in inputs)
        {
            visitor.EnterMember(input.Directives);
            visitor.VisitType(input.Type);
            if (input.DefaultValue is { } value)
            {
                visitor.VisitDefault(value);
            }

            visitor.VisitDirectives(input.Directives, location);
        }
    }

    private static void Values(ImmutableArray<EnumValueDefinitionNode> values, ITypeSystemVisitor visitor)
    {
        foreach (var value in values)
        {
            visitor.EnterMember(value.Directives);
            visitor.VisitDirectives(value.Directives, DirectiveLocation.EnumValue);
        }
    }
}
