namespace Strawberry.ConformanceServer.Blog;

/// <summary>Find an article by exactly one of these.</summary>
[GraphQLInput(OneOf = true)]
public sealed record ArticleBy(ID? Id, string? Title);

[GraphQLInput]
public sealed class EchoInput
{
    public string? Text { get; init; } = "default";

    public int? Number { get; init; }

    public double? Float { get; init; }

    public bool? Flag { get; init; }

    public ID? Id { get; init; }

    public ArticleStatus? Status { get; init; }

    public IReadOnlyList<int>? List { get; init; }

    public EchoInput? Nested { get; init; }
}

[GraphQLType]
public sealed class EchoOutput(EchoInput input)
{
    public string? Text => input.Text;

    public int? Number => input.Number;

    public double? Float => input.Float;

    public bool? Flag => input.Flag;

    public ID? Id => input.Id;

    public ArticleStatus? Status => input.Status;

    public IReadOnlyList<int>? List => input.List;

    public EchoOutput? Nested => input.Nested is null ? null : new EchoOutput(input.Nested);
}
