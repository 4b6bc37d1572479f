using NUnit.Framework;
using Strawberry.Language;
using Strawberry.Validation;
using Strawberry.Validation.Merging;

namespace Strawberry.Tests.Validation;

/// <summary>The check in passing never clears what the whole check does not, and clears what documents mostly are.</summary>
internal sealed class DistinctFieldsTests
{
    [TestCase("{ dog { name nickname } cat { name } }")]
    [TestCase("{ dog { ...A ...B } } fragment A on Dog { name } fragment B on Dog { name nickname }", Description = "the same leaf by two fragments")]
    [TestCase("{ catOrDog { ... on Cat { name } ... on Dog { name } } }", Description = "the same leaf on two types")]
    [TestCase("{ dog { ...A mother { ...A } } } fragment A on Dog { name }", Description = "a fragment at two places")]
    [TestCase("{ dog { mother { ...A } } } fragment A on Dog { name mother { ...A } }", Description = "a fragment in itself")]
    public void Documents_without_repeated_objects_are_cleared(string query)
    {
        Assert.That(Hold(query), Is.True);
        Assert.That(MayConflict(query), Is.False);
    }

    [TestCase("{ dog { name: nickname name } }", Description = "two fields of one name")]
    [TestCase("{ catOrDog { ... on Cat { age } ... on Dog { age } } }", Description = "two shapes of one name")]
    [TestCase("{ dog { isHouse(clean: true) isHouse(clean: false) } }", Description = "other arguments")]
    [TestCase("{ dog { ...A mother { ...A nickname: name } } } fragment A on Dog { nickname }", Description = "a conflict behind a fragment seen before")]
    [TestCase("{ dog { name } } fragment A on Dog { name: nickname name }", Description = "a conflict in a fragment that nobody spreads")]
    [TestCase("{ dog { mother { ...A } } } fragment A on Dog { mother { ...B } } fragment B on Dog { name name: nickname }", Description = "a conflict two fragments down")]
    public void A_conflict_is_never_cleared(string query)
    {
        Assert.That(Hold(query), Is.False);
        Assert.That(MayConflict(query), Is.True);
    }

    [TestCase(10)]
    [TestCase(100)]
    public void Of_many_fields_the_last_may_conflict_with_the_first(int count)
    {
        var aliases = string.Concat(Enumerable.Range(0, count).Select(i => $" a{i}: name"));
        Assert.That(Hold($"{{ dog {{ {aliases} }} }}"), Is.True);
        Assert.That(Hold($"{{ dog {{ {aliases} a0: name }} }}"), Is.True);
        Assert.That(Hold($"{{ dog {{ {aliases} a0: nickname }} }}"), Is.False);
    }

    [Test]
    public void Validating_allocates_next_to_nothing_for_a_field()
    {
        Assert.That(Allocated(1_000) - Allocated(500), Is.LessThan(500 * 16));

        static long Allocated(int fields)
        {
            var text = "{ dog {" + string.Concat(Enumerable.Range(0, fields / 10).Select(i => $" a{i}: mother {{ name nickname barkVolume barks age tags b: name c: name d: age }}")) + " } }";
            var schema = ValidationCases.Named("main");
            var document = Parser.Parse(text).Node!;
            var best = long.MaxValue;
            for (var i = 0; i < 20; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                Assert.That(Validator.Validate(schema, document, ValidationOptions.Default), Is.Empty);
                best = Math.Min(best, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            return best;
        }
    }

    private static bool Hold(string query) => new DistinctFields(Context(query)).Hold();

    private static bool MayConflict(string query) => new MergeCheck(Context(query)).MayConflict();

    private static ValidationContext Context(string query) =>
        new(ValidationCases.Named("main"), Parser.Parse(query).Node!, ValidationOptions.Default);
}
