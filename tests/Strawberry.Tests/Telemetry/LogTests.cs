using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Strawberry.Tests.Permissions;

namespace Strawberry.Tests.Telemetry;

/// <summary>What the engine logs has an id, and properties to filter by.</summary>
public sealed class LogTests
{
    [TestCase("query Open { broken }", "enter", "Error 1 FieldFailed", "Path=broken", "Operation=Open", "operationType=query")]
    [TestCase("query Open { required }", "", "Debug 6 FieldDenied", "Field=VaultQuery.required", "Operation=Open", "Code=NO_RIGHT")]
    [TestCase("{ nothing }", "", "Debug 5 RequestRefused", "Failure=Validation", "Count=1")]
    public async Task A_message_has_an_id_and_properties(string query, string right, string id, params string[] properties)
    {
        var log = new Log();
        var schema = new Schema<VaultQuery>(new SchemaConfig { LoggerFactory = log });
        await schema.ExecuteAsync(new GraphQLRequest(query) { Context = new Badge(right) });
        var message = log.Messages.Single(m => m[0].StartsWith(id, StringComparison.Ordinal));

        Assert.That(message[1..], Is.SupersetOf(properties));
        Assert.That(log.Categories, Is.EqualTo(["Strawberry.Execution"]));
    }

    [Test]
    public async Task What_a_resolver_tells_its_client_on_purpose_is_no_error_of_the_log()
    {
        var log = new Log();
        var schema = new Schema<TellingQuery>(new SchemaConfig { LoggerFactory = log });
        await schema.ExecuteAsync("query Tell { told }");

        Assert.That(log.Messages, Has.Count.EqualTo(1));
        Assert.That(log.Messages.Single(), Is.SupersetOf(["Debug 7 FieldRefused", "Path=told", "Operation=Tell", "operationType=query", "code=TOLD"]));
    }

    [GraphQLType]
    internal sealed class TellingQuery
    {
        [GraphQLField]
        public string? GetTold() => throw new GraphQLException("told", "TOLD");
    }

    private sealed class Log : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Categories { get; } = new();

        public ConcurrentQueue<string[]> Messages { get; } = new();

        public ILogger CreateLogger(string categoryName)
        {
            Categories.Enqueue(categoryName);
            return this;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Enqueue([$"{logLevel} {eventId.Id} {eventId.Name}", .. ((IReadOnlyList<KeyValuePair<string, object?>>)state!).Select(p => $"{p.Key}={p.Value}")]);

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
