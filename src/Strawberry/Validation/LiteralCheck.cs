using System.Globalization;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>
/// Checks a literal against an input type and reports every mismatch:
/// https://spec.graphql.org/draft/#sec-Values-of-Correct-Type. Variables inside are other rules' concern.
/// </summary>
internal sealed class LiteralCheck(ValidationContext context)
{
    public void Check(ValueNode node, SchemaType type)
    {
        if (node is VariableNode)
        {
            return;
        }

        if (type is NonNullType nonNull)
        {
            if (node is NullValueNode)
            {
                context.Report($"Expected value of non-null type \"{type}\" not to be null.", node);
                return;
            }

            type = nonNull.OfType;
        }

        if (node is NullValueNode)
        {
            return;
        }

        switch (type)
        {
            case ListType list:
                List(node, list);
                break;
            case InputObjectType input:
                InputObject(node, input);
                break;
            case EnumType @enum:
                Enum(ConstantForm.Of(node), @enum);
                break;
            case ScalarType scalar:
                Scalar(ConstantForm.Of(node), scalar);
                break;
        }
    }

    private void List(ValueNode node, ListType type)
    {
        if (node is not ListValueNode list)
        {
            Check(node, type.ItemType);
            return;
        }

        foreach (var item in list.Values)
        {
            Check(item, type.ItemType);
        }
    }

    private void InputObject(ValueNode node, InputObjectType type)
    {
        if (node is not ObjectValueNode @object)
        {
            context.Report($"Expected value of type \"{type}\" to be an object, found: {LiteralPrinter.Print(node)}.", node);
            return;
        }

        var given = new Dictionary<string, ObjectFieldNode>(@object.Fields.Length, StringComparer.Ordinal);
        foreach (var field in @object.Fields)
        {
            given[field.Name.Value] = field;
        }

        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var value))
            {
                Check(value.Value, field.Type);
            }
            else if (field.IsRequired)
            {
                context.Report($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {LiteralPrinter.Print(node)}.", node);
            }
        }

        ObjectFieldNode? known = null;
        var knownCount = 0;
        foreach (var field in @object.Fields)
        {
            if (type.GetField(field.Name.Value) is null)
            {
                var hint = context.HideSuggestions ? "" : InputMessages.FieldHint(type, field.Name.Value);
                context.Report(InputMessages.UnknownField(type, field.Name.Value, hint, LiteralPrinter.Print(node)), field);
            }
            else
            {
                known ??= field;
                knownCount++;
            }
        }

        if (type.IsOneOf && (knownCount != 1 || known!.Value is NullValueNode))
        {
            context.Report(InputMessages.OneOf(type), node);
        }
    }

    private void Enum(ValueNode node, EnumType type)
    {
        if (node is EnumValueNode name && type.GetValue(name.Value) is not null)
        {
            return;
        }

        var text = LiteralPrinter.Print(node);
        var hint = context.HideSuggestions ? "" : InputMessages.EnumHint(type, text);
        context.Report(
            node is EnumValueNode
                ? $"Value \"{text}\" does not exist in \"{type}\" enum.{hint}"
                : $"Enum \"{type}\" cannot represent non-enum value: {text}.{hint}",
            node);
    }

    private void Scalar(ValueNode node, ScalarType type)
    {
        switch (type.Name)
        {
            case "Int" when node is IntValueNode number:
                if (!int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                {
                    context.Report($"Int cannot represent non 32-bit signed integer value: {number.Value}", node);
                }

                break;
            case "Int":
                Wrong("Int cannot represent non-integer value");
                break;
            case "Float" when node is not (IntValueNode or FloatValueNode):
                Wrong("Float cannot represent non numeric value");
                break;
            case "String" when node is not StringValueNode:
                Wrong("String cannot represent a non string value");
                break;
            case "Boolean" when node is not BooleanValueNode:
                Wrong("Boolean cannot represent a non boolean value");
                break;
            case "ID" when node is not (StringValueNode or IntValueNode):
                Wrong("ID cannot represent a non-string and non-integer value");
                break;
            default:
                if (!type.IsSpecified && context.Options.CheckScalarLiteral?.Invoke(type, node) is { } error)
                {
                    // As in graphql-js: an error that a parser has made itself is taken as it is, and the parser knows no place.
                    context.Report(error.Message, error.Exception is GraphQLException ? [] : [node.Start]);
                }

                break;
        }

        void Wrong(string message) => context.Report($"{message}: {LiteralPrinter.Print(node)}", node);
    }
}
