using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Strawberry.AspNetCore.Tests.Authorization;

[GraphQLType]
internal sealed class MisspelledQuery
{
    public string Name => "name";

    [Authorize("aduls")]
    [GraphQLField]
    public string? Wine() => "wine";

    [GraphQLAuthorize("ons", PerObject = true)]
    public string? Own => "own";
}

/// <summary>A schema that cannot ask its guards is not made, and one that cannot ask them for a request denies.</summary>
public sealed class RefusalTests
{
    [Test]
    public void A_bare_schema_with_guards_is_not_made() => Assert.That(
        () => new Schema<MisspelledQuery>(),
        Throws.TypeOf<SchemaException>().With.Property(nameof(SchemaException.Problems)).EqualTo(new[]
        {
            "Field MisspelledQuery.wine is guarded by AuthorizeAttribute, which this schema does not know. Register the schema with AddStrawberry, or make it with new SchemaConfig().UseAuthorization(), both of Strawberry.Net.AspNetCore. See docs/errors/SB0101.md.",
            "Field MisspelledQuery.own is guarded by GraphQLAuthorizeAttribute, which this schema does not know. Register the schema with AddStrawberry, or make it with new SchemaConfig().UseAuthorization(), both of Strawberry.Net.AspNetCore. See docs/errors/SB0101.md.",
        }));

    [Test]
    public void An_application_without_authorization_services_does_not_start()
    {
        using var app = (IDisposable)Build(_ => { });

        Assert.That(
            () => ((WebApplication)app).MapGraphQL(),
            Throws.TypeOf<SchemaException>().With.Message.EqualTo("Field MisspelledQuery.wine is guarded by [Authorize], and there are no authorization services: builder.Services.AddAuthorization(). See docs/errors/SB0101.md."));
    }

    [Test]
    public void A_policy_that_is_not_registered_is_missed_when_the_application_starts()
    {
        using var app = (IDisposable)Build(s => GuardedServer.AddPolicies(s));

        Assert.That(
            () => ((WebApplication)app).MapGraphQL(),
            Throws.TypeOf<SchemaException>().With.Property(nameof(SchemaException.Problems)).EqualTo(new[]
            {
                "Field MisspelledQuery.wine asks for the policy \"aduls\", which is not registered: builder.Services.AddAuthorization(o => o.AddPolicy(\"aduls\", …)). See docs/errors/SB0101.md.",
                "Field MisspelledQuery.own asks for the policy \"ons\", which is not registered: builder.Services.AddAuthorization(o => o.AddPolicy(\"ons\", …)). See docs/errors/SB0101.md.",
            }));
    }

    [Test]
    public async Task A_policy_that_a_provider_of_ones_own_does_not_find_denies()
    {
        await using var app = Build(s => s.AddAuthorization().AddSingleton<IAuthorizationPolicyProvider, NoPolicies>());
        app.MapGraphQL();

        Assert.That(
            await RunAsync(app.Services.GetRequiredService<Schema>(), "{ name wine }", app.Services, "ada"),
            Is.EqualTo("""{"errors":[{"message":"Unexpected error.","locations":[{"line":1,"column":8}],"path":["wine"]}],"data":{"name":"name","wine":null}}"""));
    }

    [TestCase("ada admin", """{"data":{"secret":"secret"}}""")]
    [TestCase("ada", """{"errors":[{"message":"You are not allowed to do this.","locations":[{"line":1,"column":3}],"path":["secret"],"extensions":{"code":"FORBIDDEN"}}],"data":null}""")]
    [TestCase(null, """{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":3}],"path":["secret"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null}""")]
    public async Task A_schema_made_by_hand_asks_the_services_and_the_user_of_the_request(string? user, string expected)
    {
        var schema = new Schema<GuardedQuery>(new SchemaConfig().UseAuthorization());
        await using var services = GuardedServer.AddPolicies(new ServiceCollection().AddLogging().AddSingleton<Runs>()).BuildServiceProvider();

        Assert.That(await RunAsync(schema, "{ secret }", services, user), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_request_without_authorization_services_is_denied()
    {
        var schema = new Schema<GuardedQuery>(new SchemaConfig { Extensions = { new MaskErrors() } }.UseAuthorization());

        Assert.That(await RunAsync(schema, "{ profile }", new ServiceCollection().BuildServiceProvider(), "ada"), Does.EndWith("\"data\":{\"profile\":null}}"));
        Assert.That(await RunAsync(schema, "{ profile }", null, "ada"), Does.EndWith("\"data\":{\"profile\":null}}"));
    }

    private static async Task<string> RunAsync(Schema schema, string query, IServiceProvider? services, string? user) =>
        (await schema.ExecuteAsync(new GraphQLRequest(query)
        {
            Services = services,
            Features = user is null ? null : new Dictionary<Type, object> { [typeof(ClaimsPrincipal)] = TestUsers.Read(user) },
        })).ToJson();

    private static WebApplication Build(Action<IServiceCollection> register)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Services.AddStrawberry<MisspelledQuery>();
        register(builder.Services);
        return builder.Build();
    }

    private sealed class NoPolicies : IAuthorizationPolicyProvider
    {
        public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => Task.FromResult<AuthorizationPolicy?>(null);

        public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => throw new NotSupportedException();

        public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => throw new NotSupportedException();
    }
}
