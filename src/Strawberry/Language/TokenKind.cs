namespace Strawberry.Language;

/// <summary>The kind of a lexical token. A punctuator's value is its first character.</summary>
internal enum TokenKind : byte
{
    EndOfFile = 0,
    Name = 1,
    Int = 2,
    Float = 3,
    String = 4,
    BlockString = 5,
    Bang = (byte)'!',
    Dollar = (byte)'$',
    Ampersand = (byte)'&',
    LeftParenthesis = (byte)'(',
    RightParenthesis = (byte)')',
    Spread = (byte)'.',
    Colon = (byte)':',
    EqualsSign = (byte)'=',
    At = (byte)'@',
    LeftBracket = (byte)'[',
    RightBracket = (byte)']',
    LeftBrace = (byte)'{',
    Pipe = (byte)'|',
    RightBrace = (byte)'}',
}
