using System.Collections.Generic;

namespace Strawberry.Generators.Parsing;

/// <summary>What a GraphQL literal is.</summary>
internal enum LiteralKind
{
    Null,
    Boolean,
    Int,
    Float,
    String,
    Enum,
    List,
    Object,
}

/// <summary>A constant GraphQL literal.</summary>
internal sealed class Literal(LiteralKind kind, string text)
{
    public LiteralKind Kind { get; } = kind;

    public string Text { get; } = text;

    public List<Literal> Items { get; } = [];

    public List<(string Name, Literal Value)> Fields { get; } = [];
}

/// <summary>Parses constant literals as section 2.9 has them, without block strings.</summary>
internal ref struct LiteralParser
{
    private readonly string _text;
    private int _position;
    private string? _error;

    private LiteralParser(string text) => _text = text;

    public static Literal? Parse(string text, out string? error)
    {
        var parser = new LiteralParser(text);
        var literal = parser.ParseValue();
        parser.SkipIgnored();
        error = parser._error ?? (parser._position < text.Length ? parser.Unexpected() : null);
        return error is null ? literal : null;
    }

    private Literal? ParseValue()
    {
        SkipIgnored();
        var c = Peek();
        return c == '[' ? ParseList()
            : c == '{' ? ParseObject()
            : c == '"' ? ParseString()
            : c == '-' || IsDigit(c) ? ParseNumber()
            : IsNameStart(c) ? ParseName()
            : Fail();
    }

    private Literal? ParseList()
    {
        var list = new Literal(LiteralKind.List, "");
        _position++;
        for (SkipIgnored(); Peek() != ']'; SkipIgnored())
        {
            if (ParseValue() is not { } item)
            {
                return null;
            }

            list.Items.Add(item);
        }

        _position++;
        return list;
    }

    private Literal? ParseObject()
    {
        var result = new Literal(LiteralKind.Object, "");
        _position++;
        for (SkipIgnored(); Peek() != '}'; SkipIgnored())
        {
            if (!IsNameStart(Peek()))
            {
                return Fail();
            }

            var name = ReadName();
            SkipIgnored();
            if (Peek() != ':')
            {
                return Fail();
            }

            _position++;
            if (ParseValue() is not { } value)
            {
                return null;
            }

            result.Fields.Add((name, value));
        }

        _position++;
        return result;
    }

    private Literal? ParseString()
    {
        var start = _position++;
        while (Peek() is var c && c != '"')
        {
            if (c is '\0' or '\n' or '\r')
            {
                return Fail();
            }

            _position++;
            if (c == '\\' && !SkipEscape())
            {
                return Fail();
            }
        }

        _position++;
        return new Literal(LiteralKind.String, _text.Substring(start, _position - start));
    }

    // Section 2.9.4: a leading surrogate is one only with its other half behind it.
    private bool SkipEscape()
    {
        switch (Peek())
        {
            case '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't':
                _position++;
                return true;
            case 'u':
                _position++;
                return ReadCodePoint() is { } code && (code is < 0xD800 or > 0xDFFF
                    || (code <= 0xDBFF && Peek() == '\\' && ++_position > 0 && Peek() == 'u' && ++_position > 0 && ReadCodePoint() is >= 0xDC00 and <= 0xDFFF));
            default:
                return false;
        }
    }

    /// <summary><c>00e9</c> or <c>{1F600}</c>.</summary>
    private int? ReadCodePoint()
    {
        var isBraced = Peek() == '{';
        _position += isBraced ? 1 : 0;
        var start = _position;
        while (System.Uri.IsHexDigit(Peek()) && (isBraced || _position - start < 4))
        {
            _position++;
        }

        var isCode = int.TryParse(
            _text.Substring(start, _position - start), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code);
        if (!isCode || (isBraced ? Peek() != '}' : _position - start != 4) || code is < 0 or > 0x10FFFF || (isBraced && code is >= 0xD800 and <= 0xDFFF))
        {
            return null;
        }

        _position += isBraced ? 1 : 0;
        return code;
    }

    private Literal? ParseNumber()
    {
        var start = _position;
        if (Peek() == '-')
        {
            _position++;
        }

        var leadingZero = Peek() == '0';
        var digits = SkipDigits();
        var isFloat = false;
        if (Peek() == '.')
        {
            isFloat = true;
            _position++;
            digits = System.Math.Min(digits, SkipDigits());
        }

        if (Peek() is 'e' or 'E')
        {
            isFloat = true;
            _position++;
            if (Peek() is '+' or '-')
            {
                _position++;
            }

            digits = System.Math.Min(digits, SkipDigits());
        }

        var text = _text.Substring(start, _position - start);
        var isPadded = leadingZero && text.TrimStart('-').Length > 1 && IsDigit(text.TrimStart('-')[1]);
        return digits == 0 || isPadded || IsNameStart(Peek()) || Peek() == '.' ? Fail() : new Literal(isFloat ? LiteralKind.Float : LiteralKind.Int, text);
    }

    private Literal ParseName()
    {
        var name = ReadName();
        var kind = name switch
        {
            "null" => LiteralKind.Null,
            "true" or "false" => LiteralKind.Boolean,
            _ => LiteralKind.Enum,
        };
        return new Literal(kind, name);
    }

    private string ReadName()
    {
        var start = _position;
        while (IsNameStart(Peek()) || IsDigit(Peek()))
        {
            _position++;
        }

        return _text.Substring(start, _position - start);
    }

    private int SkipDigits()
    {
        var start = _position;
        while (IsDigit(Peek()))
        {
            _position++;
        }

        return _position - start;
    }

    private void SkipIgnored()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r' or ',')
        {
            _position++;
        }
    }

    private Literal? Fail()
    {
        _error ??= Unexpected();
        return null;
    }

    private readonly string Unexpected() =>
        _position >= _text.Length ? "it is no GraphQL literal: it ends too early" : $"it is no GraphQL literal: unexpected '{_text[_position]}'";

    private readonly char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNameStart(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
