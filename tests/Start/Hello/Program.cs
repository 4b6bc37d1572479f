using Strawberry;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddStrawberry<Query>();
var app = builder.Build();
app.MapGraphQL();

using var minute = new CancellationTokenSource(TimeSpan.FromMinutes(1));
await app.StartAsync();
await app.WaitForShutdownAsync(minute.Token);

[GraphQLType]
internal sealed class Query
{
    public string Hello => "world";
}
