using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Strawberry.AspNetCore.Tests.Authorization;
using Strawberry.AspNetCore.Tests.WebSockets;

namespace Strawberry.AspNetCore.Tests.Telemetry;

/// <summary>A server observed by the SDK of OpenTelemetry.</summary>
internal sealed class ObservedServer : IAsyncDisposable
{
    private readonly HttpClient _client;
    private readonly MeterProvider _meters;

    private ObservedServer(SocketHost host, SpanExports spans, MetricExports metrics, Topic<Beat> beats)
    {
        Host = host;
        Spans = spans;
        Metrics = metrics;
        Beats = beats;
        _client = host.App.GetTestClient();
        _meters = host.App.Services.GetRequiredService<MeterProvider>();
    }

    public SocketHost Host { get; }

    public SpanExports Spans { get; }

    public MetricExports Metrics { get; }

    public Topic<Beat> Beats { get; }

    public static async Task<ObservedServer> StartAsync(TopicOptions? options = null)
    {
        var (spans, read, beats) = (new SpanExports(), new MetricExports(), new Topic<Beat>(options));
        var host = await SocketHost.StartAsync(
            Wire.Memory,
            builder =>
            {
                TestUsers.Add(builder.Services.AddAuthorization());
                builder.Services.AddSingleton<ITopic<Beat>>(beats);
                builder.Services.AddStrawberry<ObservedQuery, ObservedMutation, ObservedSubscription>(c =>
                {
                    c.EnableExperimentalIncrementalExecution = true;
                    c.Extensions.Add(new TraceResolvers());
                });
                builder.Services.AddOpenTelemetry()
                    .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore").AddSource("Strawberry"))
                    .WithMetrics(metrics => metrics.AddMeter("Strawberry"));
                builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new SimpleActivityExportProcessor(spans)));
                builder.Services.ConfigureOpenTelemetryMeterProvider(meters => meters.AddReader(new BaseExportingMetricReader(read)));
            },
            app => app.MapGraphQL());
        return new ObservedServer(host, spans, read, beats);
    }

    /// <summary>Sends a request of a trace of its own and reads the whole response.</summary>
    public async Task<(ActivityTraceId Trace, string Response)> PostAsync(string query, string accept = "application/json")
    {
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($$"""{"query":"{{query}}"}""", null, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await _client.SendAsync(request);
        return (trace, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Reads the instruments now.</summary>
    public MetricExports Collect()
    {
        Assert.That(_meters.ForceFlush(), Is.True);
        return Metrics;
    }

    /// <summary>Reads the instruments until one says what is expected: what ends, ends a little after its client has left.</summary>
    public async Task BecomesAsync(string name, double value)
    {
        await HoldsAsync(() => Collect().Of(name) == value);
        Assert.That(Metrics.Of(name), Is.EqualTo(value), name);
    }

    public Task ListensAsync(int count) => HoldsAsync(() => Beats.ListenerCount == count);

    /// <summary>Waits by looking again, not by the clock, until something holds that other threads bring about.</summary>
    public async Task HoldsAsync(Func<bool> condition)
    {
        for (var i = 0; i < 100_000 && !condition(); i++)
        {
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Host.DisposeAsync();
    }
}
