namespace Strawberry.AspNetCore.GraphiQL;

/// <summary>What the page is made of: files of the server's own and, where the build had no npm, files at a CDN.</summary>
internal sealed class GraphiQLFiles
{
    private readonly Dictionary<string, Asset> _assets = new(StringComparer.Ordinal);
    private readonly List<Tag> _tags = [];

    /// <param name="open">Gives an embedded file, or null when there is none of the name.</param>
    public GraphiQLFiles(Func<string, Stream?> open)
    {
        using var json = open("files.json")!;
        var files = PackageFile.ReadAll(json);

        // All or nothing: the build embeds either every file or none.
        IsBundled = Asset.Find(open, files[0].Name) is not null;
        foreach (var file in files)
        {
            _tags.Add(new Tag(IsBundled ? Add(Asset.Find(open, file.Name)!) : file.CdnUrl, file.Integrity));
        }

        _tags.Add(new Tag(Add(Asset.Find(open, "page.css")!), null));
        _tags.Add(new Tag(Add(Asset.Find(open, "page.js")!), null));
    }

    /// <summary>Those embedded in this assembly, opened once by the first page.</summary>
    public static Lazy<GraphiQLFiles> Embedded { get; } =
        new(static () => new GraphiQLFiles(static name => typeof(GraphiQLFiles).Assembly.GetManifestResourceStream($"GraphiQL/{name}")));

    public bool IsBundled { get; }

    /// <summary>What the page's head refers to, in the order in which it runs.</summary>
    public IReadOnlyList<Tag> Tags => _tags;

    public Asset? Find(string name) => _assets.GetValueOrDefault(name);

    private string Add(Asset asset)
    {
        _assets.Add(asset.Name, asset);
        return $"?{GraphiQLServer.FileParameter}={asset.Name}";
    }

    /// <summary>A script or a style sheet.</summary>
    internal readonly record struct Tag(string Url, string? Integrity)
    {
        public bool IsScript => Url.EndsWith(".js", StringComparison.Ordinal);

        public bool IsElsewhere => Url.StartsWith("https:", StringComparison.Ordinal);
    }
}
