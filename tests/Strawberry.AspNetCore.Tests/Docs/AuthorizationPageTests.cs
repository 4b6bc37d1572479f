using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Authorization;
using Strawberry.Testing;

namespace Strawberry.AspNetCore.Tests.Docs;

/// <summary>What docs/authorization.md says of its samples.</summary>
public sealed class AuthorizationPageTests
{
    private const string Everything =
        """{ motto me employee(name: "Ada") { name desk salary } auditLog orders { number address } buy(price: 30) }""";

    [TestCase(null, """{"motto":"Open to all","me":null,"employee":{"name":"Ada","desk":null,"salary":null},"auditLog":null,"orders":[{"number":1,"address":null},{"number":2,"address":null}],"buy":null}""")]
    [TestCase("bob", """{"motto":"Open to all","me":"bob","employee":{"name":"Ada","desk":"Ada's desk","salary":null},"auditLog":null,"orders":[{"number":1,"address":null},{"number":2,"address":"Bob's"}],"buy":null}""")]
    [TestCase("ada accountant", """{"motto":"Open to all","me":"ada","employee":{"name":"Ada","desk":"Ada's desk","salary":5000},"auditLog":null,"orders":[{"number":1,"address":"Ada's"},{"number":2,"address":null}],"buy":null}""")]
    [TestCase("ada admin", """{"motto":"Open to all","me":"ada","employee":{"name":"Ada","desk":"Ada's desk","salary":null},"auditLog":["Ada signed in"],"orders":[{"number":1,"address":"Ada's"},{"number":2,"address":null}],"buy":null}""")]
    public async Task The_samples_do_what_the_page_says(string? user, string data)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAuthorization(o => o.AddPolicy("payroll", p => p.RequireRole("accountant")));
        builder.Services.AddStrawberry<StaffQuery>();
        builder.Services.AddAuthorization(o => o.AddPolicy("own", p => p.AddRequirements(new OwnRequirement()))).AddSingleton<IAuthorizationHandler, OwnOrderHandler>();
        await using var app = builder.Build();
        app.MapGraphQL();
        var payload = await app.Services.GetRequiredService<Schema>().ExecuteAsync(new GraphQLRequest(Everything)
        {
            Services = app.Services,
            Features = user is null ? null : new Dictionary<Type, object> { [typeof(ClaimsPrincipal)] = TestUsers.Read(user) },
        });

        Assert.That(payload.Data.ToString(), Is.EqualTo(data));
        Assert.That(payload.ToJson(), Does.Contain("""{"message":"No more than 20.","locations":[{"line":1,"column":90}],"path":["buy"],"extensions":{"code":"OVER_BUDGET"}}"""));
    }

    [Test]
    public async Task A_schema_made_by_hand_is_asked_as_the_page_says()
    {
        using var services = new ServiceCollection().AddLogging().AddAuthorization().BuildServiceProvider();
        var user = TestUsers.Read("ada");
        var schema = new Schema<StaffQuery>(new SchemaConfig().UseAuthorization());
        var payload = await schema.ExecuteAsync(new GraphQLRequest("{ me }")
        {
            Services = services,
            Features = new Dictionary<Type, object> { [typeof(ClaimsPrincipal)] = user },
        });

        Assert.That(payload.ToJson(), Is.EqualTo("""{"data":{"me":"ada"}}"""));
        var client = new SchemaTestClient(schema) { Services = services, Features = new Dictionary<Type, object> { [typeof(ClaimsPrincipal)] = user } };
        Assert.That((await client.ExecuteAsync("{ me }")).ToJson(), Is.EqualTo("""{"data":{"me":"ada"}}"""));
    }
}

[GraphQLType]
internal sealed class StaffQuery
{
    public string Motto => "Open to all";

    [Authorize]
    [GraphQLField]
    public string? Me(ClaimsPrincipal user) => user.Identity?.Name;

    [GraphQLField]
    public Employee? GetEmployee(string name) => new(name, "Ada's desk", 5_000);

    [Authorize(Roles = "admin")]
    [GraphQLField]
    public IReadOnlyList<string>? GetAuditLog() => ["Ada signed in"];
}

[Authorize]
[GraphQLType]
internal sealed record Employee([property: GraphQLAllowAnonymous] string Name, string? Desk, [property: GraphQLAuthorize("payroll")] int? Salary);

[ExtendType<StaffQuery>]
internal static class StaffOrders
{
    [GraphQLField]
    public static Order[] GetOrders() => [new(1, "ada", "Ada's"), new(2, "bob", "Bob's")];

    [WithinBudget(20)]
    [GraphQLField]
    public static int? Buy(int price) => price;
}

[GraphQLType]
internal sealed record Order(int Number, [property: GraphQLIgnore] string Customer, [property: GraphQLAuthorize("own", PerObject = true)] string? Address);

internal sealed class OwnOrderHandler : AuthorizationHandler<OwnRequirement, Order>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OwnRequirement requirement, Order resource)
    {
        if (context.User.Identity?.Name == resource.Customer)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class WithinBudgetAttribute(int limit) : GraphQLPermissionAttribute
{
    public override ValueTask<PermissionResult> CheckAsync(PermissionContext context) =>
        new(context.TryGetArgument("price", out var price) && price.GetInt32() <= limit
            ? PermissionResult.Allowed
            : PermissionResult.Denied($"No more than {limit}.", "OVER_BUDGET"));
}
