using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net;

namespace Strawberry.Load;

/// <summary>The conformance server in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly HttpClient _client = new();

    private ServerProcess(Process process, Uri http1, Uri http2)
    {
        _process = process;
        Http1 = http1;
        Http2 = http2;
    }

    /// <summary>Where HTTP/1.1 and WebSockets are spoken.</summary>
    public Uri Http1 { get; }

    /// <summary>Where HTTP/2 is spoken, by prior knowledge.</summary>
    public Uri Http2 { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var http2 = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Strawberry.ConformanceServer.dll"), "--urls", "http://127.0.0.1:0", "--h2c", http2])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0 && line[(at + Listening.Length)..] is var url && url != http2)
            {
                // Nobody reads what else it says, and it must not wait for that.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new ServerProcess(process, new Uri(url), new Uri(http2));
            }
        }

        throw new LoadException("The server does not start.");
    }

    /// <summary>Asks the server what it holds; all garbage is collected before, when that is wanted.</summary>
    public async Task<ServerState> GetStateAsync(bool collect)
    {
        try
        {
            return (await _client.GetFromJsonAsync(new Uri(Http1, $"/process?collect={collect}"), ServerStateJson.Default.ServerState))!;
        }
        catch (HttpRequestException e)
        {
            throw new LoadException($"The server does not answer any more: {e.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
