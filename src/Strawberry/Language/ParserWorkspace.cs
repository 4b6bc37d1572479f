namespace Strawberry.Language;

/// <summary>What a parse needs besides its input; each thread keeps one for its next parse.</summary>
internal sealed class ParserWorkspace
{
    [ThreadStatic]
    private static ParserWorkspace? _idle;

    public NameTable Names { get; } = new();

    public NodeStack Nodes { get; } = new();

    public static ParserWorkspace Rent()
    {
        var workspace = _idle ?? new ParserWorkspace();
        _idle = null;
        return workspace;
    }

    public void Return()
    {
        Names.Trim();
        Nodes.Clear();
        _idle = this;
    }
}
