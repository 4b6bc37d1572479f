using NUnit.Framework;
using Strawberry.Errors;

namespace Strawberry.Tests.Errors;

/// <summary>Suggestions as graphql-js 17.1.0 makes them.</summary>
public sealed class DidYouMeanTests
{
    [TestCase("item", "item10 item2 ITEM unlike items itme itm", " Did you mean \"ITEM\", \"item2\", \"items\", \"itm\", or \"itme\"?")]
    [TestCase("abc", "x yz", "")]
    [TestCase("greenish", "green", " Did you mean \"green\"?")]
    [TestCase("a", "b ab ba c", " Did you mean \"ab\", \"b\", \"ba\", or \"c\"?")]
    [TestCase("verySpecial", "verySpacial special", " Did you mean \"verySpacial\" or \"special\"?")]
    [TestCase("sutb", "stub but", " Did you mean \"stub\" or \"but\"?")]
    [TestCase("x", "x10 x9 x09 y2 x2", " Did you mean \"x2\" or \"x9\"?")]
    [TestCase("", "a bc", " Did you mean \"a\"?")]
    public void Near_names_are_suggested_nearest_first(string input, string options, string expected) =>
        Assert.That(DidYouMean.Suggest(input, options.Split(' ')), Is.EqualTo(expected));

    [Test]
    public void Digits_compare_as_numbers() => Assert.That(
        DidYouMean.Suggest("value1", ["value10", "value2", "value9", "value11"]),
        Is.EqualTo(" Did you mean \"value2\", \"value9\", \"value10\", or \"value11\"?"));

    [Test]
    public void A_subject_stands_before_the_suggestions() => Assert.That(
        DidYouMean.Suggest("RAD", ["RED", "READ"], "the enum value"),
        Is.EqualTo(" Did you mean the enum value \"READ\" or \"RED\"?"));
}
