using Shelf;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<BookStore>();
builder.Services.AddStrawberry<Query, Mutation, Subscription>(c => c.EnableExperimentalIncrementalExecution = true);

var app = builder.Build();
app.MapGraphQL();
app.Run();
