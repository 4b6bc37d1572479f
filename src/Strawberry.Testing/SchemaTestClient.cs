using System.Runtime.CompilerServices;
using System.Text;
using Strawberry.Testing.Payloads;
using Strawberry.Testing.Requests;

namespace Strawberry.Testing;

/// <summary>Asks a schema in process. It knows no headers and takes no files: those are a part of HTTP.</summary>
public sealed class SchemaTestClient(Schema schema) : GraphQLTestClient
{
    private readonly Schema _schema = schema ?? throw new ArgumentNullException(nameof(schema));

    /// <summary>The services that resolvers are given; null, the default, for none.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>What <see cref="ResolveInfo{TContext}.Context"/> gives; null by default.</summary>
    public object? Context { get; init; }

    /// <summary>
    /// What resolvers and permissions are given by type, as HTTP gives them the user: <c>new Dictionary&lt;Type, object&gt; { [typeof(ClaimsPrincipal)] = user }</c>. Null, the default, for
    /// nothing.
    /// </summary>
    public IReadOnlyDictionary<Type, object>? Features { get; init; }

    /// <summary>The payload format of incremental results; null, the default, for the schema's.</summary>
    public IncrementalFormat? Format { get; init; }

    internal override async IAsyncEnumerable<WirePayload> SendAsync(
        TestRequest request, bool isWhole, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = ToRequest(request);
        if (isWhole)
        {
            yield return Take(await _schema.ExecuteAsync(asked, cancellationToken).ConfigureAwait(false));
            yield break;
        }

        await foreach (var payload in _schema.StreamAsync(asked, cancellationToken).ConfigureAwait(false))
        {
            yield return Take(payload);
        }
    }

    private GraphQLRequest ToRequest(TestRequest request)
    {
        if (request.Query is null || request.DocumentId is not null)
        {
            throw new TestClientException("A bare schema executes a query; documents are found by their id over HTTP.");
        }

        if (request.Headers.Count > 0)
        {
            throw new TestClientException("A bare schema is asked without headers. Set SchemaTestClient.Context or Services instead, or use HttpTestClient.");
        }

        var body = new RequestBody(request);
        if (body.Files.Count > 0)
        {
            throw new TestClientException("A bare schema takes no files: HttpTestClient uploads them.");
        }

        return new GraphQLRequest(Encoding.UTF8.GetBytes(request.Query))
        {
            OperationName = request.OperationName,
            Variables = body.Variables,
            Extensions = body.Extensions,
            Services = Services,
            Context = Context,
            Features = Features,
            IncrementalFormat = Format,
        };
    }

    private WirePayload Take(ExecutionPayload payload) => new(Encoding.UTF8.GetBytes(payload.ToJson()), Time.GetTimestamp());
}
