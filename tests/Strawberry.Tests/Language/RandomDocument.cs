using System.Collections.Immutable;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

/// <summary>Makes documents that the grammar allows, of about <paramref name="size"/> nodes, out of chance.</summary>
internal sealed partial class RandomDocument(Random random, int size)
{
    private static readonly string[] Names = ["a", "id", "on1", "query", "type", "_", "__typename", "A9", "aRatherLongNameForAField", "fragment"];
    private static readonly string[] Numbers = ["0", "-0", "1", "-12", "123456789012345678901"];
    private static readonly string[] Fractions = ["0.0", "-1.5", "1e10", "2.5E-3", "-0e+1"];
    private static readonly string[] Texts = ["", "a", "\"", "\\", "é日本😀", "\n\r\t\b\f\0\u007F\u009F", "# {", "a longer text, so that a line grows beyond its length", "\"\"\""];
    private static readonly string[] BlockTexts = ["", "a", "  a", "a\nb", "a\n  b\n\n \tc", "  a\nb", "\"", "\\", "\"\"\"", "a \"\"\" \\ b\n\"", "\ta", "😀\n\u0001é", "a longer text, so that it stands on a line of its own for sure, as it is long"];

    private int _left = size;

    public Document Create()
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        do
        {
            definitions.Add(Definition());
        }
        while (_left > 0);

        return new Document(default, definitions.ToImmutable());
    }

    private DefinitionNode Definition() => random.Next(3) switch
    {
        0 => Operation(),
        1 => new FragmentDefinitionNode(0, 0, NewName(), NamedType(), Directives(), SelectionSet(), Description()),
        _ => TypeSystemDefinition(),
    };

    private OperationDefinitionNode Operation() => random.Next(4) == 0
        ? new OperationDefinitionNode(0, 0, OperationType.Query, null, [], [], SelectionSet(), null)
        : new OperationDefinitionNode(
            0, 0, AnyOperation(), random.Next(2) == 0 ? null : NewName(), Many(0, VariableDefinition), Directives(), SelectionSet(), Description());

    private VariableDefinitionNode VariableDefinition() => new(0, 0, Variable(), AnyType(), Default(), Directives(isConstant: true), Description());

    private SelectionSetNode SelectionSet() => new(0, 0, Many(1, Selection));

    private SelectionNode Selection() => random.Next(6) switch
    {
        0 => new FragmentSpreadNode(0, 0, NewName(), Directives()),
        1 => new InlineFragmentNode(0, 0, random.Next(2) == 0 ? null : NamedType(), Directives(), SelectionSet()),
        _ => new FieldNode(
            0, 0, random.Next(3) == 0 ? NewName() : null, NewName(), Many(0, () => Argument(false)), Directives(), _left > 0 && random.Next(2) == 0 ? SelectionSet() : null),
    };

    private ImmutableArray<DirectiveNode> Directives(bool isConstant = false) => random.Next(4) > 0
        ? []
        : Many(0, () => new DirectiveNode(0, 0, NewName(), Many(0, () => Argument(isConstant))));

    private ArgumentNode Argument(bool isConstant) => new(0, 0, NewName(), Value(isConstant));

    private ValueNode? Default() => random.Next(2) == 0 ? null : Value(isConstant: true);

    private ValueNode Value(bool isConstant) => random.Next(10) switch
    {
        0 => new IntValueNode(0, 0, Any(Numbers)),
        1 => new FloatValueNode(0, 0, Any(Fractions)),
        2 => new StringValueNode(0, 0, Any(Texts), block: false),
        3 => new StringValueNode(0, 0, Any(BlockTexts), block: true),
        4 => new BooleanValueNode(0, 0, random.Next(2) == 0),
        5 => new NullValueNode(0, 0),
        6 when !isConstant => Variable(),
        7 => new ListValueNode(0, 0, Many(0, () => Value(isConstant))),
        8 => new ObjectValueNode(0, 0, Many(0, () => new ObjectFieldNode(0, 0, NewName(), Value(isConstant)))),
        _ => new EnumValueNode(0, 0, Any(Names)),
    };

    private VariableNode Variable() => new(0, 0, NewName());

    private TypeNode AnyType()
    {
        TypeNode type = _left > 0 && random.Next(3) == 0 ? new ListTypeNode(0, 0, AnyType()) : NamedType();
        return random.Next(2) == 0 ? type : new NonNullTypeNode(0, 0, type);
    }

    private NamedTypeNode NamedType() => new(0, 0, NewName());

    private StringValueNode? Description() => random.Next(6) switch
    {
        0 => new StringValueNode(0, 0, Any(Texts), block: false),
        1 => new StringValueNode(0, 0, Any(BlockTexts), block: true),
        _ => null,
    };

    private OperationType AnyOperation() => (OperationType)random.Next(3);

    private Name NewName()
    {
        _left--;
        return new Name(Any(Names), 0, 0);
    }

    private string Any(string[] choices) => choices[random.Next(choices.Length)];

    private ImmutableArray<TNode> Many<TNode>(int least, Func<TNode> create)
    {
        var nodes = ImmutableArray.CreateBuilder<TNode>();
        while (nodes.Count < least || (_left > 0 && random.Next(3) > 0))
        {
            _left--;
            nodes.Add(create());
        }

        return nodes.ToImmutable();
    }
}
