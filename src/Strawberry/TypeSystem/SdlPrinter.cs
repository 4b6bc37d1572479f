using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Prints a schema in the schema definition language, in the layout of graphql-js.</summary>
public sealed class SdlPrinter
{
    private readonly StringBuilder _text = new();

    private SdlPrinter()
    {
    }

    /// <summary>
    /// The schema as SDL, definitions parted by blank lines, without a newline at the end. What the specification adds to every
    /// schema is left out.
    /// </summary>
    public static string Print(SchemaDefinition schema)
    {
        var printer = new SdlPrinter();
        printer.PrintSchema(schema);
        foreach (var directive in schema.Directives)
        {
            if (!SpecifiedDirectives.Contains(directive.Name))
            {
                printer.PrintDirective(directive);
            }
        }

        foreach (var type in schema.Types)
        {
            if (type is not ScalarType { IsSpecified: true } && !IntrospectionTypes.Contains(type.Name))
            {
                printer.PrintType(type);
            }
        }

        return printer._text.ToString();
    }

    /// <summary>The definition of one type as SDL.</summary>
    public static string Print(NamedType type)
    {
        var printer = new SdlPrinter();
        printer.PrintType(type);
        return printer._text.ToString();
    }

    private void PrintSchema(SchemaDefinition schema)
    {
        if (schema is { QueryType: null, MutationType: null, SubscriptionType: null })
        {
            return;
        }

        var hasDefaultRoots = schema.QueryType == schema.GetType("Query")
            && schema.MutationType == schema.GetType("Mutation")
            && schema.SubscriptionType == schema.GetType("Subscription");
        if (hasDefaultRoots && schema.Description is null)
        {
            return;
        }

        StartDefinition(schema.Description);
        _text.Append("schema {\n");
        PrintRoot("query", schema.QueryType);
        PrintRoot("mutation", schema.MutationType);
        PrintRoot("subscription", schema.SubscriptionType);
        _text.Append('}');
    }

    private void PrintRoot(string operation, ObjectType? type)
    {
        if (type is not null)
        {
            _text.Append("  ").Append(operation).Append(": ").Append(type.Name).Append('\n');
        }
    }

    private void PrintDirective(DirectiveDefinition directive)
    {
        StartDefinition(directive.Description);
        _text.Append("directive @").Append(directive.Name);
        PrintArguments(directive.Arguments, "");
        _text.Append(directive.IsRepeatable ? " repeatable on " : " on ");
        _text.AppendJoin(" | ", directive.Locations.Select(l => l.GetName()));
    }

    private void PrintType(NamedType type)
    {
        StartDefinition(type.Description);
        switch (type)
        {
            case ScalarType scalar:
                _text.Append("scalar ").Append(scalar.Name);
                if (scalar.SpecifiedByUrl is { } url)
                {
                    _text.Append(" @specifiedBy(url: ").Append(StringPrinter.Print(url)).Append(')');
                }

                break;
            case FieldsType parent:
                _text.Append(parent is ObjectType ? "type " : "interface ").Append(parent.Name);
                if (!parent.Interfaces.IsEmpty)
                {
                    _text.Append(" implements ").AppendJoin(" & ", parent.Interfaces.Select(i => i.Name));
                }

                PrintBlock(parent.Fields, f => f.Description, PrintField);
                break;
            case UnionType union:
                _text.Append("union ").Append(union.Name);
                if (!union.Types.IsEmpty)
                {
                    _text.Append(" = ").AppendJoin(" | ", union.Types.Select(t => t.Name));
                }

                break;
            case EnumType @enum:
                _text.Append("enum ").Append(@enum.Name);
                PrintBlock(@enum.Values, v => v.Description, PrintEnumValue);
                break;
            case InputObjectType input:
                _text.Append("input ").Append(input.Name).Append(input.IsOneOf ? " @oneOf" : "");
                PrintBlock(input.Fields, f => f.Description, PrintInputValue);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void PrintBlock<T>(ImmutableArray<T> members, Func<T, string?> describe, Action<T> print)
    {
        if (members.IsEmpty)
        {
            return;
        }

        _text.Append(" {\n");
        for (var i = 0; i < members.Length; i++)
        {
            PrintDescription(describe(members[i]), "  ", isFirst: i == 0);
            _text.Append("  ");
            print(members[i]);
            _text.Append('\n');
        }

        _text.Append('}');
    }

    private void PrintField(FieldDefinition field)
    {
        _text.Append(field.Name);
        PrintArguments(field.Arguments, "  ");
        _text.Append(": ").Append(field.Type);
        PrintDeprecation(field.DeprecationReason);
    }

    private void PrintEnumValue(EnumValueDefinition value)
    {
        _text.Append(value.Name);
        PrintDeprecation(value.DeprecationReason);
    }

    private void PrintInputValue(InputValueDefinition value)
    {
        _text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is { } defaultValue)
        {
            _text.Append(" = ").Append(Printer.Print(defaultValue));
        }

        PrintDeprecation(value.DeprecationReason);
    }

    private void PrintArguments(ImmutableArray<InputValueDefinition> arguments, string indentation)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        // Arguments share a line until one of them has a description.
        if (arguments.All(a => a.Description is null))
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                _text.Append(i == 0 ? "(" : ", ");
                PrintInputValue(arguments[i]);
            }

            _text.Append(')');
            return;
        }

        _text.Append("(\n");
        for (var i = 0; i < arguments.Length; i++)
        {
            PrintDescription(arguments[i].Description, indentation + "  ", isFirst: i == 0);
            _text.Append(indentation).Append("  ");
            PrintInputValue(arguments[i]);
            _text.Append('\n');
        }

        _text.Append(indentation).Append(')');
    }

    private void PrintDeprecation(string? reason)
    {
        if (reason is null)
        {
            return;
        }

        _text.Append(" @deprecated");
        if (reason != SpecifiedDirectives.DefaultDeprecationReason)
        {
            _text.Append("(reason: ").Append(StringPrinter.Print(reason)).Append(')');
        }
    }

    private void StartDefinition(string? description)
    {
        if (_text.Length > 0)
        {
            _text.Append("\n\n");
        }

        PrintDescription(description, "", isFirst: true);
    }

    private void PrintDescription(string? description, string indentation, bool isFirst)
    {
        if (description is null)
        {
            return;
        }

        var literal = DescriptionText.Print(description);
        if (indentation.Length > 0 && !isFirst)
        {
            _text.Append('\n');
        }

        _text.Append(indentation).Append(literal.Replace("\n", "\n" + indentation, StringComparison.Ordinal)).Append('\n');
    }
}
