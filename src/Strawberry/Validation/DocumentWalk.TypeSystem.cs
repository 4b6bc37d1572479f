using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

internal sealed partial class DocumentWalk : ITypeSystemVisitor
{
    void ITypeSystemVisitor.EnterDefinition(TypeSystemDefinitionNode node)
    {
        foreach (var i in RuleDispatch.EnterTypeSystemDefinition)
        {
            Rule(i).EnterTypeSystemDefinition(node);
        }
    }

    void ITypeSystemVisitor.EnterMember(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var i in RuleDispatch.EnterTypeSystemMember)
        {
            Rule(i).EnterTypeSystemMember(directives);
        }
    }

    void ITypeSystemVisitor.VisitDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location) => Directives(directives, location);

    void ITypeSystemVisitor.VisitType(TypeNode node) => TypeReference(node);

    void ITypeSystemVisitor.VisitDefault(ValueNode node) => Literal(node);

    private void TypeSystem(DefinitionNode node)
    {
        context.IsInTypeSystem = true;
        TypeSystemWalk.Visit(node, this);
        context.IsInTypeSystem = false;
    }
}
