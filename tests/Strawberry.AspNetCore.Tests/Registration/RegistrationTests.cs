using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Strawberry.AspNetCore.Tests.Registration;

[GraphQLType]
public sealed class Greetings
{
    public string Hello => "world";
}

[GraphQLType]
public sealed class AdminGreetings
{
    public string Hello => "admin";
}

public sealed class RegistrationTests
{
    [TestCase("Production", null, true)]
    [TestCase("Staging", null, true)]
    [TestCase("Development", null, false)]
    [TestCase("Production", false, false)]
    [TestCase("Development", true, true)]
    public void Errors_are_masked_outside_development_unless_said_otherwise(string environment, bool? maskErrors, bool masked)
    {
        var config = Build(environment, s => s.AddStrawberry<Greetings>(maskErrors: maskErrors)).GetRequiredService<Schema>().Config;

        Assert.That(config.Extensions.OfType<MaskErrors>().Count(), Is.EqualTo(masked ? 1 : 0));
    }

    [Test]
    public void The_default_mask_is_outermost()
    {
        var other = new Other();
        var config = Build("Production", s => s.AddStrawberry<Greetings>(c => c.Extensions.Add(other))).GetRequiredService<Schema>().Config;

        Assert.That(config.Extensions.Select(e => e.GetType()), Is.EqualTo(new[] { typeof(MaskErrors), typeof(Other) }));
    }

    [Test]
    public void A_mask_of_ones_own_replaces_the_default_one()
    {
        var mask = new MaskErrors(_ => true);
        var config = Build("Production", s => s.AddStrawberry<Greetings>(c => c.Extensions.Add(mask))).GetRequiredService<Schema>().Config;
        Assert.That(config.Extensions, Is.EqualTo(new[] { mask }));

        var perRequest = SchemaExtension.PerRequest(() => new MaskErrors());
        config = Build("Production", s => s.AddStrawberry<Greetings>(c => c.Extensions.Add(perRequest))).GetRequiredService<Schema>().Config;
        Assert.That(config.Extensions, Is.EqualTo(new[] { perRequest }));
    }

    [Test]
    public void The_schema_logs_where_the_application_logs_unless_said_otherwise()
    {
        var provider = Build("Production", s => s.AddStrawberry<Greetings>());
        Assert.That(provider.GetRequiredService<Schema>().Config.LoggerFactory, Is.SameAs(provider.GetRequiredService<ILoggerFactory>()));

        provider = Build("Production", s => s.AddStrawberry<Greetings>(c => c.LoggerFactory = NullLoggerFactory.Instance));
        Assert.That(provider.GetRequiredService<Schema>().Config.LoggerFactory, Is.SameAs(NullLoggerFactory.Instance));
    }

    [Test]
    public void The_only_schema_is_a_service_by_each_of_its_names()
    {
        var provider = Build("Production", s => s.AddGraphQL<Greetings>().AddGraphQL<AdminGreetings>(name: "admin"));

        Assert.That(provider.GetRequiredService<Schema<Greetings>>(), Is.SameAs(provider.GetRequiredService<Schema>()));
        Assert.That(provider.GetService<Schema<AdminGreetings>>(), Is.Null);
    }

    [Test]
    public void A_schema_with_a_name_is_a_service_by_it()
    {
        var provider = Build("Production", s => s.AddGraphQL<Greetings>().AddGraphQL<AdminGreetings>(name: "admin"));
        var admin = provider.GetRequiredKeyedService<Schema>("admin");

        Assert.That(provider.GetRequiredKeyedService<Schema<AdminGreetings>>("admin"), Is.SameAs(admin));
        Assert.That(provider.GetKeyedService<Schema>("other"), Is.Null);
        Assert.That(provider.GetRequiredService<Schema>(), Is.Not.SameAs(admin));
    }

    [TestCase(null, "There is already a schema without a name. Give each schema of an application a name of its own: AddStrawberry<Query>(name: \"admin\").")]
    [TestCase("a", "There is already a schema named \"a\". Give each schema of an application a name of its own: AddStrawberry<Query>(name: \"admin\").")]
    public void Two_schemas_of_one_name_are_refused(string? name, string message)
    {
        var services = new ServiceCollection().AddStrawberry<Greetings>(name: name).AddStrawberry<Greetings>(name: "b");

        Assert.That(() => services.AddStrawberry<AdminGreetings>(name: name), Throws.InvalidOperationException.With.Message.EqualTo(message));
    }

    [TestCase(null, "There is no schema without a name. Register it before the application is built: builder.Services.AddStrawberry<Query>().")]
    [TestCase("a", "There is no schema named \"a\". Register it before the application is built: builder.Services.AddStrawberry<Query>(name: \"a\").")]
    public void A_schema_that_is_not_registered_is_missed_when_the_application_starts(string? name, string message)
    {
        using var app = (IDisposable)WebApplication.CreateSlimBuilder().Build();

        Assert.That(
            () => ((WebApplication)app).MapGraphQL(configure: o => o.SchemaName = name), Throws.InvalidOperationException.With.Message.EqualTo(message));
    }

    [Test]
    public async Task Each_endpoint_serves_the_schema_it_names()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddStrawberry<Greetings>().AddStrawberry<AdminGreetings>(name: "admin");
        await using var app = builder.Build();
        app.MapGraphQL();
        app.MapGraphQL("/admin", o => o.SchemaName = "admin");
        await app.StartAsync();

        Assert.That(await app.GetTestClient().GetStringAsync("/graphql?query={hello}"), Is.EqualTo("""{"data":{"hello":"world"}}"""));
        Assert.That(await app.GetTestClient().GetStringAsync("/admin?query={hello}"), Is.EqualTo("""{"data":{"hello":"admin"}}"""));
    }

    private static IServiceProvider Build(string environment, Action<IServiceCollection> register)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Services.AddLogging();
        register(builder.Services);
        return builder.Build().Services;
    }

    private sealed class Other : SchemaExtension;
}
