using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary
{
    /// <summary>Parameters that are no arguments.</summary>
    public sealed class InjectionTests
    {
        internal sealed record Db(string Name);

        internal interface IMissing;

        internal sealed record Viewer(string Name);

        [GraphQLType]
        internal sealed class Query
        {
            [GraphQLField]
            public string Service([Service] Db db, string suffix = "!") => db.Name + suffix;

            [GraphQLField]
            public bool Optional([Service] IMissing? missing) => missing is null;

            [GraphQLField]
            public string? Required([Service] IMissing missing) => missing.ToString();

            [GraphQLField]
            public string AspNet([FromServices] Db db) => db.Name;

            [GraphQLField]
            public string Keyed([FromKeyedServices("archive")] Db db) => db.Name;

            [GraphQLField]
            public bool KeyedOptional([FromKeyedServices("nowhere")] Db? db) => db is null;

            [GraphQLField]
            public string Context(ResolveInfo<Viewer> info) => $"{info.Context.Name} asks for {info.FieldName} as {info.ResponseName}";

            [GraphQLField]
            public string Selected(ResolveInfo info) => $"{info.ParentTypeName}.{info.FieldName}: {info.OperationType} {info.OperationName}";

            [GraphQLField]
            public bool Cancels(CancellationToken cancellationToken) => cancellationToken.CanBeCanceled;

            [GraphQLField]
            public string Http(HttpContext http, ClaimsPrincipal? user) => $"{http.Path}, {user?.Identity?.Name ?? "nobody"}";
        }

        private static readonly Schema Schema = new Schema<Query>();

        [Test]
        public void They_are_not_in_the_schema() =>
            Assert.That(
                Schema.ToString(),
                Is.EqualTo(
                    """
                    type Query {
                      service(suffix: String! = "!"): String!
                      optional: Boolean!
                      required: String
                      aspNet: String!
                      keyed: String!
                      keyedOptional: Boolean!
                      context: String!
                      selected: String!
                      cancels: Boolean!
                      http: String!
                    }
                    """.ReplaceLineEndings("\n")));

        [Test]
        public async Task They_are_given()
        {
            await using var services = new ServiceCollection()
                .AddSingleton(new Db("books"))
                .AddKeyedSingleton("archive", new Db("old books"))
                .BuildServiceProvider();
            using var canceled = new CancellationTokenSource();
            var result = await Schema.ExecuteAsync(
                new GraphQLRequest("query Everything { service optional aspNet keyed keyedOptional who: context selected cancels http }")
                {
                    Services = services,
                    Context = new Viewer("Ada"),
                    Features = new Dictionary<Type, object> { [typeof(HttpContext)] = new HttpContext("/graphql") },
                },
                canceled.Token);

            Assert.That(
                result.ToJson(),
                Is.EqualTo("""{"data":{"service":"books!","optional":true,"aspNet":"books","keyed":"old books","keyedOptional":true,"who":"Ada asks for context as who","selected":"Query.selected: Query Everything","cancels":true,"http":"/graphql, nobody"}}"""));
        }

        [Test]
        public async Task A_service_that_is_missing_is_a_located_error()
        {
            await using var services = new ServiceCollection().BuildServiceProvider();
            var result = await Schema.ExecuteAsync(new GraphQLRequest("{ required optional }") { Services = services });

            Assert.That(result.Errors.Single().Message, Does.Contain(nameof(IMissing)));
            Assert.That(result.Data.GetRawText(), Is.EqualTo("""{"required":null,"optional":true}"""));
        }

        [Test]
        public async Task Without_services_an_optional_one_is_null() =>
            Assert.That(await Schema.ExecuteJsonAsync("{ optional keyedOptional }"), Is.EqualTo("""{"data":{"optional":true,"keyedOptional":true}}"""));
    }
}

// What ASP.NET Core has under these names; the engine and the generator know the names alone.
namespace Microsoft.AspNetCore.Mvc
{
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class FromServicesAttribute : Attribute;
}

namespace Microsoft.AspNetCore.Http
{
    internal sealed record HttpContext(string Path);
}
