using System.Runtime.CompilerServices;
using Strawberry;

namespace Blog;

[GraphQLType]
public record BlogPost(ID Id, string Title, string Content)
{
    private static readonly string[] Readers = ["Ada", "Grace", "Alan", "Barbara", "Edsger"];

    /// <summary>What readers say, half a second apart.</summary>
    [GraphQLField]
    public async IAsyncEnumerable<Comment> GetComments(
        [Service] TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < Readers.Length; i++)
        {
            if (i > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), time, cancellationToken);
            }

            yield return new Comment($"comment-{i}", $"Great post, part {i}!", Readers[i]);
        }
    }
}

[GraphQLType]
public record Comment(ID Id, string Content, string Author);
