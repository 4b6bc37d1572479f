using System.Text;
using NUnit.Framework;
using Strawberry.Language;
using Strawberry.Planning;

namespace Strawberry.Tests.Planning;

public sealed class DocumentCacheTests
{
    private static readonly PreparedDocument Document = new(Parser.Parse("{ a }"u8.ToArray()).Node!, []);

    [Test]
    public void Large_documents_one_after_the_other_do_not_fill_the_memory()
    {
        var cache = new DocumentCache(1_000);
        for (var i = 0; i < 100; i++)
        {
            cache.Add(Text(i, DocumentCache.GenerationBytes / 4), Document);
        }

        Assert.That(cache.Count, Is.EqualTo(8));
        Assert.That(cache.TryGet(Text(99, DocumentCache.GenerationBytes / 4), out _), Is.True);
        Assert.That(cache.TryGet(Text(0, DocumentCache.GenerationBytes / 4), out _), Is.False);
    }

    [Test]
    public void A_document_larger_than_a_generation_is_not_kept()
    {
        var cache = new DocumentCache(1_000);
        cache.Add(Text(0, DocumentCache.GenerationBytes + 1), Document);

        Assert.That(cache.Count, Is.Zero);
    }

    [Test]
    public void A_document_used_again_outlives_those_that_are_not()
    {
        var cache = new DocumentCache(4);
        for (var i = 0; i < 10; i++)
        {
            cache.Add(Text(i, 10), Document);
            Assert.That(cache.TryGet(Text(0, 10), out _), Is.True);
        }

        Assert.That(cache.Count, Is.LessThanOrEqualTo(4));
    }

    private static byte[] Text(int number, int length) => Encoding.UTF8.GetBytes($"{number}".PadRight(length, '#'));
}
