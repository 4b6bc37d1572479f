using System.Collections.Immutable;
using System.Text;

namespace Strawberry.Language;

/// <summary>Writes nodes into one buffer at the current indentation.</summary>
internal sealed partial class SyntaxPrinter
{
    private const string Separator = "\n\n";

    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    public void Print(SyntaxNode node)
    {
        switch (node)
        {
            case Document document:
                PrintDocument(document);
                break;
            case OperationDefinitionNode operation:
                PrintOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                PrintFragmentDefinition(fragment);
                break;
            case VariableDefinitionNode variable:
                Append(VariableDefinitionText(variable));
                break;
            case SelectionSetNode selectionSet:
                PrintSelectionSet(selectionSet);
                break;
            case FieldNode field:
                PrintField(field);
                break;
            case FragmentSpreadNode spread:
                Append($"...{spread.Name}{ValuePrinter.Print(spread.Directives)}");
                break;
            case InlineFragmentNode fragment:
                PrintInlineFragment(fragment);
                break;
            case ArgumentNode argument:
                Append(ValuePrinter.Print(argument));
                break;
            case DirectiveNode directive:
                Append(ValuePrinter.Print(directive));
                break;
            case ValueNode value:
                Append(ValuePrinter.Print(value));
                break;
            case ObjectFieldNode field:
                Append(ValuePrinter.Print(field));
                break;
            case TypeNode type:
                Append(type.ToString()!);
                break;
            default:
                PrintTypeSystem(node);
                break;
        }
    }

    private void PrintDocument(Document document)
    {
        for (var i = 0; i < document.Definitions.Length; i++)
        {
            if (i > 0)
            {
                _text.Append(Separator);
            }

            Print(document.Definitions[i]);
        }
    }

    /// <summary>Writes text whose lines behind the first are to be indented as deep as the first.</summary>
    private void Append(string text)
    {
        if (_indentation == 0 || !text.Contains('\n'))
        {
            _text.Append(text);
            return;
        }

        var first = true;
        foreach (var line in text.AsSpan().Split('\n'))
        {
            if (!first)
            {
                NewLine();
            }

            _text.Append(text.AsSpan()[line]);
            first = false;
        }
    }

    private void NewLine() => _text.Append('\n').Append(' ', 2 * _indentation);

    /// <summary>Nodes between braces, a line each.</summary>
    private void PrintBlock<TNode>(ImmutableArray<TNode> nodes)
        where TNode : SyntaxNode
    {
        _text.Append('{');
        _indentation++;
        foreach (var node in nodes)
        {
            NewLine();
            Print(node);
        }

        _indentation--;
        NewLine();
        _text.Append('}');
    }

    /// <summary>A block behind a blank; nothing for no nodes.</summary>
    private void PrintOptionalBlock<TNode>(ImmutableArray<TNode> nodes)
        where TNode : SyntaxNode
    {
        if (!nodes.IsEmpty)
        {
            _text.Append(' ');
            PrintBlock(nodes);
        }
    }

    private void PrintDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            Append(DescriptionLine(description));
        }
    }

    private static string DescriptionLine(StringValueNode? description) =>
        description is null ? "" : StringPrinter.Print(description) + "\n";

    private static string DefaultText(ValueNode? value) => value is null ? "" : $" = {ValuePrinter.Print(value)}";
}
