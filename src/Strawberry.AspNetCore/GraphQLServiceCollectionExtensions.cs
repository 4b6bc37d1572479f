using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Strawberry;
using Strawberry.AspNetCore;
using Strawberry.AspNetCore.Authorization;

// The namespace of IServiceCollection, so that a program finds the methods without a using.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers schemas.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Registers a schema with a query root.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the schema up.</param>
    /// <param name="name">Tells several schemas of one application apart, and is the key of the service; null for the only one.</param>
    /// <param name="maskErrors">Whether texts of unexpected exceptions are hidden from clients; null for everywhere but in Development.</param>
    /// <exception cref="InvalidOperationException">There is already a schema of this name.</exception>
    public static IServiceCollection AddStrawberry<TQuery>(
        this IServiceCollection services, Action<SchemaConfig>? configure = null, string? name = null, bool? maskErrors = null) =>
        Add(services, static config => new Schema<TQuery>(config), configure, name, maskErrors);

    /// <summary>Registers a schema with a query and a mutation root.</summary>
    /// <inheritdoc cref="AddStrawberry{TQuery}"/>
    public static IServiceCollection AddStrawberry<TQuery, TMutation>(
        this IServiceCollection services, Action<SchemaConfig>? configure = null, string? name = null, bool? maskErrors = null) =>
        Add(services, static config => new Schema<TQuery, TMutation>(config), configure, name, maskErrors);

    /// <summary>Registers a schema with a query, a mutation and a subscription root. <see cref="None"/> stands for a root that is not there.</summary>
    /// <inheritdoc cref="AddStrawberry{TQuery}"/>
    public static IServiceCollection AddStrawberry<TQuery, TMutation, TSubscription>(
        this IServiceCollection services, Action<SchemaConfig>? configure = null, string? name = null, bool? maskErrors = null) =>
        Add(services, static config => new Schema<TQuery, TMutation, TSubscription>(config), configure, name, maskErrors);

    /// <summary>The same as <see cref="AddStrawberry{TQuery}"/>.</summary>
    public static IServiceCollection AddGraphQL<TQuery>(
        this IServiceCollection services, Action<SchemaConfig>? configure = null, string? name = null, bool? maskErrors = null) =>
        services.AddStrawberry<TQuery>(configure, name, maskErrors);

    /// <summary>The same as <see cref="AddStrawberry{TQuery, TMutation}"/>.</summary>
    public static IServiceCollection AddGraphQL<TQuery, TMutation>(
        this IServiceCollection services, Action<SchemaConfig>? configure = null, string? name = null, bool? maskErrors = null) =>
        services.AddStrawberry<TQuery, TMutation>(configure, name, maskErrors);

    /// <summary>The same as <see cref="AddStrawberry{TQuery, TMutation, TSubscription}"/>.</summary>
    public static IServiceCollection AddGraphQL<TQuery, TMutation, TSubscription>(
        this IServiceCollection services, Action<SchemaConfig>? configure = null, string? name = null, bool? maskErrors = null) =>
        services.AddStrawberry<TQuery, TMutation, TSubscription>(configure, name, maskErrors);

    private static IServiceCollection Add<TSchema>(
        IServiceCollection services, Func<SchemaConfig, TSchema> make, Action<SchemaConfig>? configure, string? name, bool? maskErrors)
        where TSchema : Schema
    {
        ArgumentNullException.ThrowIfNull(services);
        var key = new SchemaKey(name);
        foreach (var service in services)
        {
            if (service.IsKeyedService && key.Equals(service.ServiceKey))
            {
                throw new InvalidOperationException(
                    $"There is already a schema {key}. Give each schema of an application a name of its own: AddStrawberry<Query>(name: \"admin\").");
            }
        }

        services.AddKeyedSingleton<Schema>(key, (provider, _) => make(Configure(services, provider, configure, maskErrors)));
        if (name is null)
        {
            services.AddSingleton(static provider => provider.GetRequiredKeyedService<Schema>(new SchemaKey(null)));
            services.AddSingleton(static provider => (TSchema)provider.GetRequiredService<Schema>());
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredKeyedService<Schema>(key));
            services.AddKeyedSingleton(name, (provider, _) => (TSchema)provider.GetRequiredKeyedService<Schema>(key));
        }

        return services;
    }

    private static SchemaConfig Configure(IServiceCollection services, IServiceProvider provider, Action<SchemaConfig>? configure, bool? maskErrors)
    {
        var config = new SchemaConfig { Services = services };
        configure?.Invoke(config);
        config.Permissions ??= new AuthorizationPermissions(new RegisteredPolicies(provider));
        config.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        if ((maskErrors ?? provider.GetService<IHostEnvironment>()?.IsDevelopment() != true) && !HasMask(config))
        {
            // Outermost: it sees the errors that other extensions add, and they see the errors as they were.
            config.Extensions.Insert(0, new MaskErrors());
        }

        return config;
    }

    private static bool HasMask(SchemaConfig config)
    {
        foreach (var extension in config.Extensions)
        {
            if (extension is MaskErrors || (extension is Strawberry.Extensions.PerRequestExtension made && made.Type == typeof(MaskErrors)))
            {
                return true;
            }
        }

        return false;
    }
}
