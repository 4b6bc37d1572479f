using System.Text;

namespace Strawberry.Generators.Emission;

/// <summary>Writes lines of code; a brace sets the indentation.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isOpened;

    /// <summary>Writes a line. An empty one behind an opening brace is left out.</summary>
    public void Line(string line = "")
    {
        if (_isOpened && line.Length == 0)
        {
            return;
        }

        _isOpened = false;
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
    }

    public void Open(string line)
    {
        Line(line);
        Line("{");
        _depth++;
        _isOpened = true;
    }

    public void Close(string end = "}")
    {
        _depth--;
        Line(end);
    }

    public void Indent() => _depth++;

    public void Outdent() => _depth--;

    public override string ToString() => _text.ToString();

    /// <summary>A C# string literal.</summary>
    public static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
