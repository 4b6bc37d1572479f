using System.Collections.Immutable;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

internal sealed partial class RandomDocument
{
    private static readonly string[] Locations = ["QUERY", "FIELD", "SCHEMA", "ENUM_VALUE", "INPUT_FIELD_DEFINITION"];

    private DefinitionNode TypeSystemDefinition() => random.Next(15) switch
    {
        0 => new SchemaDefinitionNode(0, 0, Description(), ConstantDirectives(), Many(1, OperationTypeDefinition)),
        1 => new ScalarTypeDefinitionNode(0, 0, Description(), NewName(), ConstantDirectives()),
        2 => new ObjectTypeDefinitionNode(0, 0, Description(), NewName(), ConstantDirectives(), Many(0, NamedType), Many(0, Field)),
        3 => new InterfaceTypeDefinitionNode(0, 0, Description(), NewName(), ConstantDirectives(), Many(0, NamedType), Many(0, Field)),
        4 => new UnionTypeDefinitionNode(0, 0, Description(), NewName(), ConstantDirectives(), Many(0, NamedType)),
        5 => new EnumTypeDefinitionNode(0, 0, Description(), NewName(), ConstantDirectives(), Many(0, EnumValue)),
        6 => new InputObjectTypeDefinitionNode(0, 0, Description(), NewName(), ConstantDirectives(), Many(0, InputValue)),
        7 => new DirectiveDefinitionNode(0, 0, Description(), NewName(), Many(0, InputValue), random.Next(2) == 0, Many(1, Location)),
        8 => new SchemaExtensionNode(0, 0, ConstantDirectives(), Many(1, OperationTypeDefinition)),
        9 => new ScalarTypeExtensionNode(0, 0, NewName(), [new DirectiveNode(0, 0, NewName(), [])]),
        10 => new ObjectTypeExtensionNode(0, 0, NewName(), ConstantDirectives(), Many(0, NamedType), Many(1, Field)),
        11 => new InterfaceTypeExtensionNode(0, 0, NewName(), ConstantDirectives(), Many(1, NamedType), Many(0, Field)),
        12 => new UnionTypeExtensionNode(0, 0, NewName(), ConstantDirectives(), Many(1, NamedType)),
        13 => new EnumTypeExtensionNode(0, 0, NewName(), ConstantDirectives(), Many(1, EnumValue)),
        _ => new InputObjectTypeExtensionNode(0, 0, NewName(), ConstantDirectives(), Many(1, InputValue)),
    };

    private ImmutableArray<DirectiveNode> ConstantDirectives() => Directives(isConstant: true);

    private OperationTypeDefinitionNode OperationTypeDefinition() => new(0, 0, AnyOperation(), NamedType());

    private FieldDefinitionNode Field() => new(0, 0, Description(), NewName(), Many(0, InputValue), AnyType(), ConstantDirectives());

    private InputValueDefinitionNode InputValue() => new(0, 0, Description(), NewName(), AnyType(), Default(), ConstantDirectives());

    private EnumValueDefinitionNode EnumValue() => new(0, 0, Description(), NewName(), ConstantDirectives());

    private Name Location() => new(Any(Locations), 0, 0);
}
