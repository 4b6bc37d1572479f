using Blog;
using Strawberry;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStrawberry<Query>(c => c.EnableExperimentalIncrementalExecution = true);

var app = builder.Build();
app.UseFileServer(); // wwwroot: the page at /
app.MapGraphQL();
app.MapGraphQL("/graphql/2020", o => o.IncrementalFormat = IncrementalFormat.Patch2020);
app.Run();
