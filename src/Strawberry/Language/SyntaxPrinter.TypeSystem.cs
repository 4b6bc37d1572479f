using System.Collections.Immutable;
using System.Diagnostics;

namespace Strawberry.Language;

internal sealed partial class SyntaxPrinter
{
    private void PrintTypeSystem(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema:
                PrintDescription(schema.Description);
                Append("schema" + ValuePrinter.Print(schema.Directives));
                PrintOptionalBlock(schema.OperationTypes);
                break;
            case SchemaExtensionNode schema:
                Append("extend schema" + ValuePrinter.Print(schema.Directives));
                PrintOptionalBlock(schema.OperationTypes);
                break;
            case OperationTypeDefinitionNode type:
                Append($"{OperationKeyword(type.Operation)}: {type.Type}");
                break;
            case FieldDefinitionNode field:
                PrintFieldDefinition(field);
                break;
            case InputValueDefinitionNode input:
                Append(InputValueText(input));
                break;
            case EnumValueDefinitionNode value:
                PrintDescription(value.Description);
                Append(value.Name + ValuePrinter.Print(value.Directives));
                break;
            case DirectiveDefinitionNode directive:
                PrintDirectiveDefinition(directive);
                break;
            case TypeDefinitionNode type:
                PrintDescription(type.Description);
                PrintTypeDefinition(type);
                break;
            case TypeExtensionNode type:
                _text.Append("extend ");
                PrintTypeExtension(type);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void PrintTypeDefinition(TypeDefinitionNode node)
    {
        switch (node)
        {
            case ScalarTypeDefinitionNode:
                PrintHead("scalar", node.Name, [], node.Directives);
                break;
            case ObjectTypeDefinitionNode type:
                PrintHead("type", type.Name, type.Interfaces, type.Directives);
                PrintOptionalBlock(type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                PrintHead("interface", type.Name, type.Interfaces, type.Directives);
                PrintOptionalBlock(type.Fields);
                break;
            case UnionTypeDefinitionNode type:
                PrintHead("union", type.Name, [], type.Directives);
                PrintMembers(type.Types);
                break;
            case EnumTypeDefinitionNode type:
                PrintHead("enum", type.Name, [], type.Directives);
                PrintOptionalBlock(type.Values);
                break;
            case InputObjectTypeDefinitionNode type:
                PrintHead("input", type.Name, [], type.Directives);
                PrintOptionalBlock(type.Fields);
                break;
        }
    }

    private void PrintTypeExtension(TypeExtensionNode node)
    {
        switch (node)
        {
            case ScalarTypeExtensionNode:
                PrintHead("scalar", node.Name, [], node.Directives);
                break;
            case ObjectTypeExtensionNode type:
                PrintHead("type", type.Name, type.Interfaces, type.Directives);
                PrintOptionalBlock(type.Fields);
                break;
            case InterfaceTypeExtensionNode type:
                PrintHead("interface", type.Name, type.Interfaces, type.Directives);
                PrintOptionalBlock(type.Fields);
                break;
            case UnionTypeExtensionNode type:
                PrintHead("union", type.Name, [], type.Directives);
                PrintMembers(type.Types);
                break;
            case EnumTypeExtensionNode type:
                PrintHead("enum", type.Name, [], type.Directives);
                PrintOptionalBlock(type.Values);
                break;
            case InputObjectTypeExtensionNode type:
                PrintHead("input", type.Name, [], type.Directives);
                PrintOptionalBlock(type.Fields);
                break;
        }
    }

    private void PrintHead(
        string keyword, Name name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives)
    {
        var implements = interfaces.IsEmpty ? "" : " implements " + string.Join(" & ", interfaces);
        Append($"{keyword} {name}{implements}{ValuePrinter.Print(directives)}");
    }

    private void PrintMembers(ImmutableArray<NamedTypeNode> types)
    {
        if (!types.IsEmpty)
        {
            _text.Append(" = ").AppendJoin(" | ", types);
        }
    }

    private void PrintFieldDefinition(FieldDefinitionNode node)
    {
        PrintDescription(node.Description);
        _text.Append(node.Name.Value);
        PrintArgumentDefinitions(node.Arguments);
        Append($": {node.Type}{ValuePrinter.Print(node.Directives)}");
    }

    private void PrintDirectiveDefinition(DirectiveDefinitionNode node)
    {
        PrintDescription(node.Description);
        _text.Append("directive @").Append(node.Name.Value);
        PrintArgumentDefinitions(node.Arguments);
        _text.Append(node.Repeatable ? " repeatable on " : " on ").AppendJoin(" | ", node.Locations);
    }

    private void PrintArgumentDefinitions(ImmutableArray<InputValueDefinitionNode> arguments)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        var texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = InputValueText(arguments[i]);
        }

        Append(HasLineBreak(texts) ? ValuePrinter.Block('(', texts, ')') : $"({string.Join(", ", texts)})");
    }

    private static string InputValueText(InputValueDefinitionNode node) =>
        $"{DescriptionLine(node.Description)}{node.Name}: {node.Type}{DefaultText(node.DefaultValue)}{ValuePrinter.Print(node.Directives)}";
}
