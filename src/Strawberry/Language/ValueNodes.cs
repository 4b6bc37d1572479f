using System.Collections.Immutable;

namespace Strawberry.Language;

/// <summary>An input value as written.</summary>
public abstract class ValueNode(int start, int end) : SyntaxNode(start, end)
{
    /// <summary>Whether it is a variable or has one inside.</summary>
    internal virtual bool HasVariable => false;
}

/// <summary>A variable: <c>$name</c>.</summary>
public sealed class VariableNode(int start, int end, Name name) : ValueNode(start, end)
{
    /// <summary>The variable's name, without the dollar sign.</summary>
    public Name Name { get; } = name;

    internal override bool HasVariable => true;
}

/// <summary>An integer, as its digits.</summary>
public sealed class IntValueNode(int start, int end, string value) : ValueNode(start, end)
{
    /// <summary>The number as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A number with a fraction or an exponent, as written.</summary>
public sealed class FloatValueNode(int start, int end, string value) : ValueNode(start, end)
{
    /// <summary>The number as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A string or a block string.</summary>
public sealed class StringValueNode(int start, int end, string value, bool block) : ValueNode(start, end)
{
    /// <summary>The text, escapes and block indentation resolved.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written between triple quotes.</summary>
    public bool Block { get; } = block;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValueNode(int start, int end, bool value) : ValueNode(start, end)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary><c>null</c>.</summary>
public sealed class NullValueNode(int start, int end) : ValueNode(start, end);

/// <summary>A name that is neither <c>true</c>, <c>false</c> nor <c>null</c>.</summary>
public sealed class EnumValueNode(int start, int end, string value) : ValueNode(start, end)
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;
}

/// <summary>A list: <c>[a, b]</c>.</summary>
public sealed class ListValueNode(int start, int end, ImmutableArray<ValueNode> values) : ValueNode(start, end)
{
    /// <summary>The items.</summary>
    public ImmutableArray<ValueNode> Values { get; } = values;

    internal override bool HasVariable
    {
        get
        {
            foreach (var value in Values)
            {
                if (value.HasVariable)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>An input object: <c>{name: value}</c>.</summary>
public sealed class ObjectValueNode(int start, int end, ImmutableArray<ObjectFieldNode> fields) : ValueNode(start, end)
{
    /// <summary>The fields in document order.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;

    internal override bool HasVariable
    {
        get
        {
            foreach (var member in Fields)
            {
                if (member.Value.HasVariable)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>A field of an input object: <c>name: value</c>.</summary>
public sealed class ObjectFieldNode(int start, int end, Name name, ValueNode value) : SyntaxNode(start, end)
{
    /// <summary>The field's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The field's value.</summary>
    public ValueNode Value { get; } = value;
}
