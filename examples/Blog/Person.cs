using System.Runtime.CompilerServices;
using Strawberry;

namespace Blog;

/// <summary>The person of the GraphQL working group's article on <c>@defer</c> and <c>@stream</c>.</summary>
[GraphQLType]
public record Person(ID Id, string Name)
{
    private static readonly string[] Titles = ["A New Hope", "The Empire Strikes Back", "Return of the Jedi", "Revenge of the Sith"];

    internal static Person Luke { get; } = new("cGVvcGxlOjE=", "Luke Skywalker");

    /// <summary>Where they come from. Takes a second.</summary>
    [GraphQLField]
    public async Task<Planet> GetHomeworldAsync([Service] TimeProvider time, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
        return new Planet("Tatooine");
    }

    /// <summary>Where they appear, half a second apart.</summary>
    [GraphQLField]
    public async IAsyncEnumerable<Film> GetFilms(
        [Service] TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < Titles.Length; i++)
        {
            if (i > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), time, cancellationToken);
            }

            yield return new Film(Titles[i]);
        }
    }
}

[GraphQLType]
public record Planet(string Name);

[GraphQLType]
public record Film(string Title);
