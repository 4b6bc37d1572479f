using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>The places of the walk a rule wants to be called at.</summary>
[Flags]
internal enum RuleHooks
{
    None = 0,
    EnterDocument = 1 << 0,
    LeaveDocument = 1 << 1,
    EnterOperation = 1 << 2,
    LeaveOperation = 1 << 3,
    EnterFragment = 1 << 4,
    EnterVariableDefinition = 1 << 5,
    EnterSelectionSet = 1 << 6,

    /// <summary>At every field but known leaves without arguments and directives that take none: no rule asks for these.</summary>
    EnterField = 1 << 7,

    /// <summary>At fields that take arguments, are unknown or are introspection: no rule asks for the others.</summary>
    LeaveField = 1 << 8,

    EnterFragmentSpread = 1 << 9,
    EnterInlineFragment = 1 << 10,
    EnterFieldArgument = 1 << 11,
    EnterDirective = 1 << 12,
    LeaveDirective = 1 << 13,
    EnterNamedType = 1 << 14,
    EnterLiteral = 1 << 15,
    EnterObject = 1 << 16,
    LeaveObject = 1 << 17,
    EnterObjectField = 1 << 18,

    /// <summary><see cref="Rule.EnterField"/>, but only at fields that are given arguments or directives.</summary>
    EnterDecoratedField = 1 << 19,

    EnterTypeSystemDefinition = 1 << 20,
    EnterTypeSystemMember = 1 << 21,
}

/// <summary>
/// One rule of the specification's validation section. An instance serves one document; the walk calls the hooks that its
/// constant <c>Hooks</c> names, all rules in turn at each node.
/// </summary>
internal abstract class Rule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    public virtual void EnterDocument(Document node)
    {
    }

    public virtual void LeaveDocument(Document node)
    {
    }

    public virtual void EnterOperation(OperationDefinitionNode node)
    {
    }

    public virtual void LeaveOperation(OperationDefinitionNode node)
    {
    }

    public virtual void EnterFragment(FragmentDefinitionNode node)
    {
    }

    public virtual void EnterVariableDefinition(VariableDefinitionNode node)
    {
    }

    /// <summary>Called for the selection sets of operations, fragment definitions and fields, not of inline fragments.</summary>
    public virtual void EnterSelectionSet(SelectionSetNode node)
    {
    }

    public virtual void EnterField(FieldNode node)
    {
    }

    public virtual void LeaveField(FieldNode node)
    {
    }

    public virtual void EnterFragmentSpread(FragmentSpreadNode node)
    {
    }

    public virtual void EnterInlineFragment(InlineFragmentNode node)
    {
    }

    public virtual void EnterFieldArgument(ArgumentNode node)
    {
    }

    public virtual void EnterDirective(DirectiveNode node, DirectiveLocation location)
    {
    }

    public virtual void LeaveDirective(DirectiveNode node)
    {
    }

    public virtual void EnterNamedType(NamedTypeNode node)
    {
    }

    /// <summary>Called for a whole argument or default value that is not a variable, not for the values inside it.</summary>
    public virtual void EnterLiteral(ValueNode node)
    {
    }

    public virtual void EnterObject(ObjectValueNode node)
    {
    }

    public virtual void LeaveObject(ObjectValueNode node)
    {
    }

    public virtual void EnterObjectField(ObjectFieldNode node)
    {
    }

    public virtual void EnterTypeSystemDefinition(TypeSystemDefinitionNode node)
    {
    }

    /// <summary>Called at a field, an argument, an input field or an enum value of a definition, with the directives applied to it.</summary>
    public virtual void EnterTypeSystemMember(ImmutableArray<DirectiveNode> directives)
    {
    }
}
