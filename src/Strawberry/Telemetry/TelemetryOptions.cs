namespace Strawberry;

/// <summary>What a schema tells of its requests, beyond the ordinary, when somebody listens to the <c>ActivitySource</c> named <c>Strawberry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>
    /// Whether an operation's span is named <c>query GetArticle</c>, not <c>query</c>. Off by default: clients choose these names, and there may be any number
    /// of them. Turn it on where the operations are known, with trusted documents for instance.
    /// </summary>
    public bool NameSpansByOperation { get; set; }

    /// <summary>
    /// Whether spans carry the document's text and the messages of errors that quote it or its variables. Off by default: literals in it may be secrets.
    /// </summary>
    public bool RecordDocument { get; set; }
}
