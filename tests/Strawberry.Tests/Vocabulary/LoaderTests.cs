using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Loaders generated from a method.</summary>
public sealed class LoaderTests
{
    internal sealed class Db
    {
        public ConcurrentQueue<string> Batches { get; } = new();

        public async Task<IReadOnlyDictionary<ID, User>> FindAsync(IReadOnlyList<ID> ids)
        {
            Batches.Enqueue(string.Join(',', ids));
            await Task.Yield();
            return ids.Where(i => i.Value != "9").ToDictionary(i => i, i => new User(i, $"User {i}"));
        }
    }

    [GraphQLType]
    internal sealed record User(ID Id, string Name);

    internal static class Loaders
    {
        [DataLoader]
        public static Task<IReadOnlyDictionary<ID, User>> UsersById(IReadOnlyList<ID> ids, [Service] Db db, CancellationToken cancellationToken) =>
            db.FindAsync(ids);

        [DataLoader(Name = "LengthLoader", MaxBatchSize = 2)]
        public static Task<int[]> GetLengthsAsync(string[] words) => Task.FromResult(words.Select(w => w.Length).ToArray());
    }

    [GraphQLType]
    internal sealed class Query
    {
        [GraphQLField]
        public Task<User?> GetUserAsync(ID id, UsersByIdLoader users) => users.LoadAsync(id);

        [GraphQLField]
        public Task<int> GetLengthAsync(string word, LengthLoader lengths) => lengths.LoadAsync(word);
    }

    [Test]
    public async Task All_keys_of_a_level_are_one_batch_and_a_loader_lives_for_one_operation()
    {
        var schema = new Schema<Query>();
        var db = new Db();
        await using var services = new ServiceCollection().AddSingleton(db).BuildServiceProvider();
        var request = new GraphQLRequest("{ a: user(id: 1) { name } b: user(id: 2) { name } again: user(id: 1) { id } none: user(id: 9) { id } length(word: \"five\") }") { Services = services };
        const string Expected = """{"data":{"a":{"name":"User 1"},"b":{"name":"User 2"},"again":{"id":"1"},"none":null,"length":4}}""";

        Assert.That(await schema.ExecuteJsonAsync(request), Is.EqualTo(Expected));
        Assert.That(await schema.ExecuteJsonAsync(request), Is.EqualTo(Expected));
        Assert.That(db.Batches, Is.EqualTo(["1,2,9", "1,2,9"]));
    }
}
