using System.Diagnostics;
using System.Text.Json;
using Strawberry.ConformanceServer.Blog;

namespace Strawberry.ConformanceServer;

/// <summary>What the process holds, for whoever loads it.</summary>
internal static class ProcessState
{
    public static async Task WriteAsync(HttpContext context)
    {
        if (context.Request.Query["collect"] == "True")
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        using var process = Process.GetCurrentProcess();
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter.AsStream());
        json.WriteStartObject();
        json.WriteNumber("heap", GC.GetTotalMemory(forceFullCollection: false));
        json.WriteNumber("resident", process.WorkingSet64);
        json.WriteNumber("handles", process.HandleCount);
        json.WriteNumber("producers", Producers.Active);
        json.WriteNumber("produced", Producers.Total);
        json.WriteNumber("processor", process.TotalProcessorTime.TotalSeconds);
        json.WriteEndObject();
    }
}
