using System.Collections.Immutable;

namespace Strawberry.Language;

/// <summary>A definition of a document: executable or of the type system.</summary>
public abstract class DefinitionNode(int start, int end) : SyntaxNode(start, end);

/// <summary>An operation or a fragment.</summary>
public abstract class ExecutableDefinitionNode(int start, int end) : DefinitionNode(start, end);

/// <summary>The kind of an operation.</summary>
public enum OperationType
{
    /// <summary>A side-effect free read.</summary>
    Query,

    /// <summary>A write followed by a read; its root fields run one after the other.</summary>
    Mutation,

    /// <summary>A long-lived request that answers each event of a source.</summary>
    Subscription,
}

/// <summary>An operation: <c>query Name($v: Int) @directive { … }</c>, or a bare selection set.</summary>
public sealed class OperationDefinitionNode(
    int start,
    int end,
    OperationType operation,
    Name? name,
    ImmutableArray<VariableDefinitionNode> variableDefinitions,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description) : ExecutableDefinitionNode(start, end)
{
    /// <summary>Query, mutation or subscription.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The operation's name, or null for an anonymous one.</summary>
    public Name? Name { get; } = name;

    /// <summary>The variables the operation declares.</summary>
    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    /// <summary>The operation's directives.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The root selections.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;

    /// <summary>The description before the definition, if any.</summary>
    public StringValueNode? Description { get; } = description;
}

/// <summary>A variable of an operation: <c>$name: Type = default @directive</c>.</summary>
public sealed class VariableDefinitionNode(
    int start,
    int end,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description) : SyntaxNode(start, end)
{
    /// <summary>The variable.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>The declared type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default, or null.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The variable's directives.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The description before the definition, if any.</summary>
    public StringValueNode? Description { get; } = description;
}

/// <summary>A fragment: <c>fragment Name on Type @directive { … }</c>.</summary>
public sealed class FragmentDefinitionNode(
    int start,
    int end,
    Name name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description) : ExecutableDefinitionNode(start, end)
{
    /// <summary>The fragment's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The type the fragment applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>The fragment's directives.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fragment's selections.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;

    /// <summary>The description before the definition, if any.</summary>
    public StringValueNode? Description { get; } = description;
}
