using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers;

/// <summary>An input value before it has a CLR type: a literal, which may contain variables, or the JSON of a variable.</summary>
internal readonly struct InputValue
{
    private readonly JsonElement _json;

    public InputValue(ValueNode literal, VariableSource? variables)
    {
        Literal = literal;
        Variables = variables;
    }

    public InputValue(JsonElement json, VariableSource? variables = null)
    {
        _json = json;
        Variables = variables;
    }

    /// <summary>The literal; null when the value is JSON.</summary>
    public ValueNode? Literal { get; }

    /// <summary>What variables in the literal stand for; of JSON, the variables that it is from.</summary>
    public VariableSource? Variables { get; }

    /// <summary>The JSON, when there is no literal.</summary>
    public JsonElement Json => _json;

    public bool IsNull => Literal is null ? _json.ValueKind == JsonValueKind.Null : Literal is NullValueNode;

    /// <summary>The value as text for an error.</summary>
    public string Describe() =>
        Literal is { } literal ? Printer.Print(literal) : _json.ValueKind == JsonValueKind.Undefined ? "undefined" : _json.GetRawText();

    /// <summary>The value with a variable replaced by what it stands for. False: the variable is absent.</summary>
    public bool TryResolve(out InputValue value)
    {
        if (Literal is VariableNode variable)
        {
            if (Variables is null)
            {
                value = default;
                return false;
            }

            return Variables.TryGet(variable.Name.Value, out value);
        }

        value = this;
        return true;
    }
}

/// <summary>The coerced variables of a request.</summary>
internal abstract class VariableSource
{
    /// <summary>The value of a variable, its default included. False: it is absent.</summary>
    public abstract bool TryGet(string name, out InputValue value);

    /// <summary>The variable alone that an argument is; null when it has none of that name.</summary>
    public virtual ReadVariable? Find(SelectedArgument argument) => null;

    /// <summary>Told who read the variable alone that an argument is.</summary>
    public virtual void NoteReader(SelectedArgument argument, IVariableReader reader, bool isDirect)
    {
    }

    /// <summary>What the transport gave along with the request. A scalar whose values are not JSON, as a file is not, finds them here.</summary>
    public abstract IReadOnlyDictionary<Type, object>? Features { get; }
}

/// <summary>A value that passed validation only because validation was off, or that a constructor or a scalar refused.</summary>
internal sealed class InputCoercionException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What is wrong in the document; null for the field as a whole.</summary>
    public SyntaxNode? Node { get; init; }

    /// <summary>A null for what may be left out, yet not be null. No type of the schema says that, so validation lets it pass.</summary>
    public static InputCoercionException Null(string what) => new($"{what} may be left out, but it must not be null.");
}
