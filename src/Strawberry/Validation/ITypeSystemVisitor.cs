using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>What <see cref="TypeSystemWalk"/> comes by in the definitions of the type system that stand in a document.</summary>
internal interface ITypeSystemVisitor
{
    /// <summary>Called at a definition or an extension, before anything in it.</summary>
    void EnterDefinition(TypeSystemDefinitionNode node);

    /// <summary>Called at a field, an argument, an input field or an enum value with what is applied to it, before anything in it.</summary>
    void EnterMember(ImmutableArray<DirectiveNode> directives);

    void VisitDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location);

    void VisitType(TypeNode node);

    void VisitDefault(ValueNode node);
}
