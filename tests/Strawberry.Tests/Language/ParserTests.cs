using NUnit.Framework;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

public sealed class ParserTests
{
    [Test]
    public void A_selection_set_alone_is_a_query()
    {
        var result = Parser.Parse("{ hero { ...A @x(if: $y) ... on B { name: id(a: [1, {b: \"c\\u{1F600}\"}]) } } }");

        Assert.That(result.Error, Is.Null);
        var operation = (OperationDefinitionNode)result.Node!.Definitions[0];
        Assert.That(operation.Operation, Is.EqualTo(OperationType.Query));
        Assert.That(((FieldNode)operation.SelectionSet.Selections[0]).SelectionSet!.Selections, Has.Length.EqualTo(2));
    }
}
