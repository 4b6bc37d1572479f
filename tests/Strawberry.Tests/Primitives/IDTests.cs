using NUnit.Framework;

namespace Strawberry.Tests.Primitives;

public sealed class IDTests
{
    [Test]
    public void Equal_texts_are_equal_whatever_they_came_from()
    {
        ID[] same = [7, 7L, "7", new ID("7")];
        Assert.That(same.Distinct(), Has.Exactly(1).Items);
        Assert.That(new ID("a"), Is.Not.EqualTo(new ID("A")));
    }

    [Test]
    public void The_default_is_the_empty_text()
    {
        Assert.That(default(ID), Is.EqualTo(new ID("")));
        Assert.That(default(ID).GetHashCode(), Is.EqualTo(new ID("").GetHashCode()));
    }
}
