using System.Collections.Immutable;

namespace Strawberry.Language;

/// <summary>A definition or an extension of the type system.</summary>
public abstract class TypeSystemDefinitionNode(int start, int end, ImmutableArray<DirectiveNode> directives)
    : DefinitionNode(start, end)
{
    /// <summary>The directives applied.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>The definition of a named type.</summary>
public abstract class TypeDefinitionNode(int start, int end, StringValueNode? description, Name name, ImmutableArray<DirectiveNode> directives)
    : TypeSystemDefinitionNode(start, end, directives)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The type's name.</summary>
    public Name Name { get; } = name;
}

/// <summary>The extension of a named type: <c>extend type Name …</c>.</summary>
public abstract class TypeExtensionNode(int start, int end, Name name, ImmutableArray<DirectiveNode> directives)
    : TypeSystemDefinitionNode(start, end, directives)
{
    /// <summary>The extended type's name.</summary>
    public Name Name { get; } = name;
}

/// <summary>The schema definition: <c>schema { query: Query }</c>.</summary>
public sealed class SchemaDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes) : TypeSystemDefinitionNode(start, end, directives)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The root operation types.</summary>
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary>An extension of the schema: <c>extend schema …</c>.</summary>
public sealed class SchemaExtensionNode(
    int start,
    int end,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes) : TypeSystemDefinitionNode(start, end, directives)
{
    /// <summary>The root operation types added.</summary>
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary>A root operation type: <c>query: Query</c>.</summary>
public sealed class OperationTypeDefinitionNode(
    int start,
    int end,
    OperationType operation,
    NamedTypeNode type) : SyntaxNode(start, end)
{
    /// <summary>The operation.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The root type.</summary>
    public NamedTypeNode Type { get; } = type;
}

/// <summary><c>scalar Name</c>.</summary>
public sealed class ScalarTypeDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    ImmutableArray<DirectiveNode> directives) : TypeDefinitionNode(start, end, description, name, directives);

/// <summary><c>extend scalar Name</c>.</summary>
public sealed class ScalarTypeExtensionNode(
    int start,
    int end,
    Name name,
    ImmutableArray<DirectiveNode> directives) : TypeExtensionNode(start, end, name, directives);

/// <summary><c>type Name</c>.</summary>
public sealed class ObjectTypeDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> @interfaces,
    ImmutableArray<FieldDefinitionNode> fields) : TypeDefinitionNode(start, end, description, name, directives)
{
    /// <summary>The interfaces implemented.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>extend type Name</c>.</summary>
public sealed class ObjectTypeExtensionNode(
    int start,
    int end,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> @interfaces,
    ImmutableArray<FieldDefinitionNode> fields) : TypeExtensionNode(start, end, name, directives)
{
    /// <summary>The interfaces implemented.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>interface Name</c>.</summary>
public sealed class InterfaceTypeDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> @interfaces,
    ImmutableArray<FieldDefinitionNode> fields) : TypeDefinitionNode(start, end, description, name, directives)
{
    /// <summary>The interfaces implemented.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>extend interface Name</c>.</summary>
public sealed class InterfaceTypeExtensionNode(
    int start,
    int end,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> @interfaces,
    ImmutableArray<FieldDefinitionNode> fields) : TypeExtensionNode(start, end, name, directives)
{
    /// <summary>The interfaces implemented.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>union Name</c>.</summary>
public sealed class UnionTypeDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types) : TypeDefinitionNode(start, end, description, name, directives)
{
    /// <summary>The member types.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary><c>extend union Name</c>.</summary>
public sealed class UnionTypeExtensionNode(
    int start,
    int end,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types) : TypeExtensionNode(start, end, name, directives)
{
    /// <summary>The member types.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary><c>enum Name</c>.</summary>
public sealed class EnumTypeDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values) : TypeDefinitionNode(start, end, description, name, directives)
{
    /// <summary>The values.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary><c>extend enum Name</c>.</summary>
public sealed class EnumTypeExtensionNode(
    int start,
    int end,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values) : TypeExtensionNode(start, end, name, directives)
{
    /// <summary>The values.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary><c>input Name</c>.</summary>
public sealed class InputObjectTypeDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields) : TypeDefinitionNode(start, end, description, name, directives)
{
    /// <summary>The fields.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>extend input Name</c>.</summary>
public sealed class InputObjectTypeExtensionNode(
    int start,
    int end,
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields) : TypeExtensionNode(start, end, name, directives)
{
    /// <summary>The fields.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

/// <summary>A field of an object or interface type.</summary>
public sealed class FieldDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(start, end)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The field's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>The field's type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The directives applied.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>An argument or an input field.</summary>
public sealed class InputValueDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(start, end)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public Name Name { get; } = name;

    /// <summary>The type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default, or null.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives applied.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A value of an enum type.</summary>
public sealed class EnumValueDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(start, end)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The value's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The directives applied.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A directive definition: <c>directive @name(…) repeatable on …</c>.</summary>
public sealed class DirectiveDefinitionNode(
    int start,
    int end,
    StringValueNode? description,
    Name name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool repeatable,
    ImmutableArray<Name> locations) : DefinitionNode(start, end)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The directive's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Whether it may stand several times at one place.</summary>
    public bool Repeatable { get; } = repeatable;

    /// <summary>The places it may stand at.</summary>
    public ImmutableArray<Name> Locations { get; } = locations;
}
