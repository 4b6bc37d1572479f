using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Extensions of a schema.</summary>
public sealed class HookTests
{
    internal sealed class Counting : SchemaExtension, IPayloadHook
    {
        private int _payloads;

        public ValueTask OnPayload(OperationContext context, ExecutionPayload payload)
        {
            payload.Extensions["payload"] = ++_payloads;
            return default;
        }
    }

    [GraphQLType]
    internal sealed class Query
    {
        public string? Broken => throw new InvalidOperationException("The password is 1234.");

        public int Number => 1;
    }

    private const string Request = "{ number ... @defer { broken } }";

    [Test]
    public async Task An_extension_made_per_request_keeps_state_of_its_own()
    {
        var schema = new Schema<Query>(new SchemaConfig
        {
            EnableExperimentalIncrementalExecution = true,
            Extensions = { new MaskErrors(), SchemaExtension.PerRequest(() => new Counting()) },
        });
        string[] expected =
        [
            """{"data":{"number":1},"extensions":{"payload":1},"hasNext":true}""",
            """{"incremental":[{"errors":[{"message":"Unexpected error.","locations":[{"line":1,"column":23}],"path":["broken"]}],"data":{"broken":null},"path":[]}],"extensions":{"payload":2},"hasNext":false}""",
        ];

        Assert.That(await schema.StreamAsync(Request).ToJsonAsync(), Is.EqualTo(expected));
        Assert.That(await schema.StreamAsync(Request).ToJsonAsync(), Is.EqualTo(expected));
    }
}
