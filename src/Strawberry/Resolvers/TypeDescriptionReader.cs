using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Strawberry.Resolvers;

/// <summary>
/// Reads what the generator writes of a type, a line each thing, told apart by their first character:
/// <list type="table">
/// <item><term><c>object Name Reference</c></term><description>the kind, the GraphQL name, what others refer to it by; the first line</description></item>
/// <item><term><c>&gt;Reference</c></term><description>the type that an extension extends</description></item>
/// <item><term><c>&amp;Reference</c></term><description>an interface, or a member of a union</description></item>
/// <item><term><c>.name Type</c></term><description>a field, an input field or an enum value</description></item>
/// <item><term><c>(name Type</c></term><description>an argument of the field above</description></item>
/// <item><term><c>=literal</c></term><description>the default of the argument or input field above</description></item>
/// <item><term><c>"text</c>, <c>-text</c></term><description>description, reason of deprecation of what stands above</description></item>
/// <item><term><c>@text</c></term><description>where a scalar is specified</description></item>
/// <item><term><c>~flag</c></term><description>what holds of the type or the field above</description></item>
/// </list>
/// A type is its reference behind a <c>!</c> for non-null and a <c>[</c> for a list, from outside to inside. In texts a backslash and what no line can have are escaped.
/// </summary>
internal sealed class TypeDescriptionReader
{
    private readonly TypeKind _kind;
    private readonly TypeDescription _result = new();
    private FieldDescriptor? _field;
    private InputValueDescriptor? _input;
    private EnumValueDescriptor? _value;

    private TypeDescriptionReader(TypeKind kind)
    {
        _kind = kind;
    }

    /// <summary>Reads the lines behind the first.</summary>
    public static TypeDescription Read(TypeKind kind, ReadOnlySpan<char> lines)
    {
        var reader = new TypeDescriptionReader(kind);
        while (!lines.IsEmpty)
        {
            reader.ReadLine(NextLine(ref lines));
        }

        return reader._result;
    }

    /// <summary>Takes a line from the text.</summary>
    public static ReadOnlySpan<char> NextLine(ref ReadOnlySpan<char> lines)
    {
        var end = lines.IndexOf('\n');
        var line = end < 0 ? lines : lines[..end];
        lines = end < 0 ? [] : lines[(end + 1)..];
        return line;
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        var rest = line[1..];
        switch (line[0])
        {
            case '.' when _kind == TypeKind.Enum:
                _result.Values.Add(_value = new EnumValueDescriptor(rest.ToString()));
                break;
            case '.' when _kind == TypeKind.Input:
                _result.InputFields.Add(_input = ReadInput(rest));
                break;
            case '.':
                var space = rest.IndexOf(' ');
                _result.Fields.Add(_field = new FieldDescriptor(rest[..space].ToString(), ReadType(rest[(space + 1)..])));
                _input = null;
                break;
            case '(':
                _field!.Add(_input = ReadInput(rest));
                break;
            case '=':
                _input!.DefaultValue = Unescape(rest);
                break;
            case '"':
                SetDescription(Unescape(rest));
                break;
            case '-':
                SetDeprecation(Unescape(rest));
                break;
            case '&':
                (_kind == TypeKind.Union ? _result.Members : _result.Interfaces).Add(Refer(rest));
                break;
            case '>':
                _result.Extends = Refer(rest);
                break;
            case '@':
                _result.SpecifiedBy = Unescape(rest);
                break;
            default:
                SetFlag(rest);
                break;
        }
    }

    private InputValueDescriptor ReadInput(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        return new InputValueDescriptor(text[..space].ToString(), ReadType(text[(space + 1)..]));
    }

    private TypeRef ReadType(ReadOnlySpan<char> text) => text[0] switch
    {
        '!' => new TypeRef.NonNullRef(ReadType(text[1..])),
        '[' => new TypeRef.ListRef(ReadType(text[1..])),
        _ => ReadNamed(text),
    };

    private TypeRef.NamedRef ReadNamed(ReadOnlySpan<char> text) => new(text.Contains(':') ? Refer(text) : text.ToString());

    private string Refer(ReadOnlySpan<char> reference)
    {
        foreach (var known in _result.References)
        {
            if (reference.SequenceEqual(known))
            {
                return known;
            }
        }

        var text = reference.ToString();
        _result.References.Add(text);
        return text;
    }

    private void SetDescription(string text)
    {
        if (_input is not null)
        {
            _input.Description = text;
        }
        else if (_field is not null)
        {
            _field.Description = text;
        }
        else if (_value is not null)
        {
            _value.Description = text;
        }
        else
        {
            _result.Description = text;
        }
    }

    private void SetDeprecation(string text)
    {
        if (_input is not null)
        {
            _input.DeprecationReason = text;
        }
        else if (_field is not null)
        {
            _field.DeprecationReason = text;
        }
        else
        {
            _value!.DeprecationReason = text;
        }
    }

    private void SetFlag(ReadOnlySpan<char> flag)
    {
        switch (flag)
        {
            case "oneOf":
                _result.IsOneOf = true;
                break;
            case "guarded" when _field is null:
                _result.IsGuarded = true;
                break;
            case "guarded":
                _field.IsGuarded = true;
                break;
            case "anonymous":
                _field!.AllowsAnonymous = true;
                break;
            case "stream":
                _field!.IsStreamable = true;
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('\\');
        if (at < 0)
        {
            return text.ToString();
        }

        var builder = new StringBuilder(text.Length);
        for (; at >= 0; at = text.IndexOf('\\'))
        {
            builder.Append(text[..at]);
            var isCode = text[at + 1] == 'u';
            builder.Append(isCode ? (char)int.Parse(text.Slice(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : text[at + 1] == 'n' ? '\n' : '\\');
            text = text[(at + (isCode ? 6 : 2))..];
        }

        return builder.Append(text).ToString();
    }
}
