// A request delegate and a constant: no server of minimal APIs starts with less.
var builder = WebApplication.CreateSlimBuilder(args);
var app = builder.Build();
app.MapPost("/graphql", static context =>
{
    context.Response.ContentType = "application/json";
    return context.Response.WriteAsync("""{"data":{"hello":"world"}}""");
});

using var minute = new CancellationTokenSource(TimeSpan.FromMinutes(1));
await app.StartAsync();
await app.WaitForShutdownAsync(minute.Token);
