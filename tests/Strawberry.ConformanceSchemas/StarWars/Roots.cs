using System.Runtime.CompilerServices;

namespace Strawberry.ConformanceSchemas.StarWars;

[GraphQLType]
public sealed class Query
{
    /// <summary>Luke for EMPIRE, otherwise R2-D2.</summary>
    [GraphQLField]
    public ICharacter? Hero(Episode? episode = Episode.NewHope) => Galaxy.Character(episode == Episode.Empire ? "1000" : "2001");

    [GraphQLField]
    public ICharacter? Character(ID id) => Galaxy.Character(id);

    [GraphQLField]
    public Human? Human(ID id) => Galaxy.Character(id) as Human;

    [GraphQLField]
    public Droid? Droid(ID id) => Galaxy.Character(id) as Droid;

    [GraphQLField]
    public Planet? Planet(ID id) => Galaxy.Planet(id);

    [GraphQLField]
    public Starship? Starship(ID id) => Galaxy.Starship(id);

    [GraphQLField]
    public IReadOnlyList<ISearchResult> Search(string text)
    {
        var found = new List<ISearchResult>();
        foreach (var character in Galaxy.Characters)
        {
            if (character.Name.Contains(text, StringComparison.Ordinal))
            {
                found.Add((ISearchResult)character);
            }
        }

        foreach (var starship in Galaxy.Starships)
        {
            if (starship.Name.Contains(text, StringComparison.Ordinal))
            {
                found.Add(starship);
            }
        }

        return found;
    }

    /// <summary>All characters as an async generator: delay ms before each.</summary>
    [GraphQLField]
    public async IAsyncEnumerable<ICharacter> AllCharacters(
        int delay = 20, int? first = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var open = OpenGenerators.Enter();
        var count = first ?? Galaxy.Characters.Length;
        for (var i = 0; i < count && i < Galaxy.Characters.Length; i++)
        {
            await Pause.ForItem(delay, cancellationToken);
            yield return Galaxy.Characters[i];
        }
    }

    /// <summary>Stored reviews, sync list.</summary>
    [GraphQLField]
    public IReadOnlyList<Review> Reviews(Episode episode) => Galaxy.ReviewsOf(episode);
}

[GraphQLType]
public sealed class Mutation
{
    [GraphQLField]
    public Review? CreateReview(Episode episode, ReviewInput review) => new(episode, review.Stars, review.Commentary);
}

[GraphQLType]
public sealed class Subscription
{
    private const int MillisecondsBetweenReviews = 20;

    [GraphQLField]
    public async IAsyncEnumerable<Review?> ReviewAdded(Episode? episode, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var open = OpenGenerators.Enter();
        foreach (var review in Galaxy.ReviewsOf(episode))
        {
            await Pause.ForItem(MillisecondsBetweenReviews, cancellationToken);
            yield return review;
        }
    }
}
