using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Strawberry.Benchmarks.Start;

/// <summary>
/// One start of a server: from the process to its first response over HTTP. The time of its threads on a processor is what a machine with nothing else to do
/// would need; on a busy one the clock says more of the others than of the server.
/// </summary>
internal readonly record struct ServerStart(double Milliseconds, double ProcessorMilliseconds, double ResidentMiB)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static ServerStart Measure(ServerProgram program)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program.Native ? program.File : "dotnet") { RedirectStandardOutput = true };
        if (!program.Native)
        {
            start.ArgumentList.Add(program.File);
        }

        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add($"http://127.0.0.1:{port}");
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var request = Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {program.Request.Length}\r\nConnection: close\r\n\r\n{program.Request}");

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        try
        {
            using var socket = Connect(process, port, clock);
            socket.Send(request);
            var response = Receive(socket, program.Expected);
            var elapsed = clock.Elapsed.TotalMilliseconds;
            return response.Contains(program.Expected, StringComparison.Ordinal)
                ? new ServerStart(elapsed, ReadProcessorMilliseconds(process.Id), ReadResidentMiB(process.Id))
                : throw new InvalidOperationException($"{program.Name} answers:\n{response}");
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    // On loopback a refusal comes at once: a try every fifth of a millisecond takes little of the server's time.
    private static Socket Connect(Process process, int port, Stopwatch clock)
    {
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = (int)Patience.TotalMilliseconds };
            try
            {
                socket.Connect(IPAddress.Loopback, port);
                return socket;
            }
            catch (SocketException) when (!process.HasExited && clock.Elapsed < Patience)
            {
                socket.Dispose();
                Thread.Sleep(TimeSpan.FromMicroseconds(200));
            }
        }
    }

    private static string Receive(Socket socket, string expected)
    {
        var received = new byte[8192];
        var length = 0;
        while (length < received.Length && socket.Receive(received, length, received.Length - length, SocketFlags.None) is > 0 and var read)
        {
            length += read;
            if (received.AsSpan(0, length).IndexOf(Encoding.ASCII.GetBytes(expected)) >= 0)
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(received, 0, length);
    }

    // The first figure of each thread's schedstat: nanoseconds on a processor.
    private static double ReadProcessorMilliseconds(int process) =>
        Directory.EnumerateDirectories($"/proc/{process}/task")
            .Sum(thread => long.Parse(File.ReadAllText($"{thread}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture)) / 1e6;

    private static double ReadResidentMiB(int process)
    {
        foreach (var line in File.ReadLines($"/proc/{process}/status"))
        {
            if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
            {
                return double.Parse(line.AsSpan(6, line.Length - 9), NumberStyles.Integer | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) / 1024;
            }
        }

        throw new InvalidOperationException("The process has ended.");
    }

    private static int FreePort()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)listener.LocalEndPoint!).Port;
    }
}
