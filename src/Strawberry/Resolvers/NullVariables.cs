using System.Text;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers;

/// <summary>
/// Finds a variable inside of a literal that gives no value where one must be. Validation lets it stand there when the variable or the position has a
/// default; the request may send null all the same (specification, section 6.4.1, "Coercing Field Arguments").
/// </summary>
internal ref struct NullVariables(SelectedArgument argument, VariableSource variables)
{
    private readonly StringBuilder _path = new();

    /// <summary>What is wrong with the literal; null when nothing is.</summary>
    public readonly InputCoercionException? Find() => Find(argument.Value!, argument.Definition.Type);

    private readonly InputCoercionException? Find(ValueNode value, SchemaType type)
    {
        if (value is VariableNode variable)
        {
            return type is NonNullType ? Check(variable, type) : null;
        }

        return (value, type is NonNullType nonNull ? nonNull.OfType : type) switch
        {
            (ListValueNode list, ListType listType) => FindInItems(list, listType.ItemType),
            (_, ListType listType) => Find(value, listType.ItemType),
            (ObjectValueNode fields, InputObjectType input) => FindInFields(fields, input),
            _ => null,
        };
    }

    private readonly InputCoercionException? FindInItems(ListValueNode list, SchemaType itemType)
    {
        var length = _path.Length;
        for (var i = 0; i < list.Values.Length; i++)
        {
            _path.Append('[').Append(i).Append(']');
            if (Find(list.Values[i], itemType) is { } found)
            {
                return found;
            }

            _path.Length = length;
        }

        return null;
    }

    private readonly InputCoercionException? FindInFields(ObjectValueNode value, InputObjectType type)
    {
        var length = _path.Length;
        foreach (var field in type.Fields)
        {
            foreach (var given in value.Fields)
            {
                if (given.Name.Value != field.Name)
                {
                    continue;
                }

                // An absent variable leaves the field out: its default stands in.
                if (given.Value is VariableNode absent && !field.IsRequired && !variables.TryGet(absent.Name.Value, out _))
                {
                    continue;
                }

                _path.Append('.').Append(field.Name);
                if (Find(given.Value, field.Type) is { } found)
                {
                    return found;
                }

                _path.Length = length;
            }
        }

        return null;
    }

    private readonly InputCoercionException? Check(VariableNode variable, SchemaType type)
    {
        var name = variable.Name.Value;
        if (!variables.TryGet(name, out var value))
        {
            return Make($"Expected variable \"${name}\" provided to type \"{type}\" to provide a runtime value.", variable);
        }

        return value.IsNull ? Make($"Expected variable \"${name}\" provided to non-null type \"{type}\" not to be null.", variable) : null;
    }

    private readonly InputCoercionException Make(string message, VariableNode variable) =>
        new($"Argument \"{argument.Coordinate}\" has invalid value{(_path.Length == 0 ? "" : $" at {_path}")}: {message}") { Node = variable };
}
