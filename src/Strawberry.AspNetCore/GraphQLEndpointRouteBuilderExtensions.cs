using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Strawberry;
using Strawberry.AspNetCore;
using Strawberry.AspNetCore.GraphiQL;
using Strawberry.AspNetCore.SingleConnection;
using Strawberry.AspNetCore.WebSockets;

// The namespace of WebApplication, so that a program finds the method without a using.
namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps schemas to URLs.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>Serves a schema at a URL. The schema is built here, so that what is wrong with it shows when the application starts.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <param name="pattern">The URL.</param>
    /// <param name="configure">Sets the endpoint up.</param>
    /// <exception cref="InvalidOperationException">No schema of the name in the options is registered.</exception>
    /// <exception cref="SchemaException">The schema cannot be built.</exception>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern = "/graphql",
        Action<GraphQLEndpointOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var options = new GraphQLEndpointOptions();
        configure?.Invoke(options);
        var key = new SchemaKey(options.SchemaName);
        var schema = endpoints.ServiceProvider.GetKeyedService<Schema>(key) ?? throw new InvalidOperationException(
            $"There is no schema {key}. Register it before the application is built: builder.Services.AddStrawberry<Query>({(key.Name is null ? "" : $"name: \"{key.Name}\"")}).");
        return endpoints.MapGraphQL(pattern, new SchemaExecutor(schema), options);
    }

    internal static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string pattern, IRequestExecutor executor, GraphQLEndpointOptions options)
    {
        var time = endpoints.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System;
        var stopping = endpoints.ServiceProvider.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        RequestDelegate handle = new GraphQLEndpoint(executor, options, time, stopping).HandleAsync;
        if (options.SingleConnection.Enabled)
        {
            handle = new SingleConnectionDoor(handle, executor, options, endpoints.ServiceProvider).HandleAsync;
        }

        handle = GraphiQLServer.InFrontOf(handle, options, endpoints.ServiceProvider.GetService<IHostEnvironment>());
        if (options.WebSocket.Enabled)
        {
            handle = new WebSocketDoor(handle, executor, options, endpoints.ServiceProvider).HandleAsync;
        }

        return endpoints.Map(pattern, handle).WithDisplayName($"GraphQL {pattern}");
    }
}
