using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Execution;

/// <summary>Scalars that come late are written without a pass of their own when nothing can be wrong with them, and answer as those that are at hand.</summary>
public sealed class LateLeafTests
{
    private static readonly Schema Schema = new Schema<LeafQuery>();

    [TestCase("text")]
    [TestCase("noText")]
    [TestCase("nullText")]
    [TestCase("number")]
    [TestCase("numberOrNull")]
    [TestCase("notANumber")]
    [TestCase("notANumberOrNull")]
    [TestCase("failing")]
    [TestCase("identity")]
    public async Task A_late_scalar_answers_as_one_at_hand(string field)
    {
        var expected = await Schema.ExecuteJsonAsync($"{{ now {{ value: {field} other: text }} }}");
        var late = await Schema.ExecuteJsonAsync($"{{ late {{ value: {field} other: text }} }}");

        Assert.That(late, Is.EqualTo(expected.Replace("\"now\"", "\"late\"", StringComparison.Ordinal).Replace("\"column\":9", "\"column\":10", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Nulls_stand_among_the_scalars_of_a_list() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ texts numbers empty }"),
            Is.EqualTo("""{"data":{"texts":["a",null,"b"],"numbers":[null,1,null],"empty":[]}}"""));

    [Test]
    public async Task What_cannot_be_written_is_null_in_its_place() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ doubles }"),
            Does.StartWith("""{"errors":[{"message":"Float cannot represent non numeric value""")
                .And.Contain("\"path\":[\"doubles\",2]").And.EndWith("\"data\":{\"doubles\":[1.5,null,null,2]}}"));

    [GraphQLType]
    internal sealed class LeafQuery
    {
        public Leaves? Now => new(isLate: false);

        public Leaves? Late => new(isLate: true);

        public List<string?> Texts => ["a", null, "b"];

        public int?[] Numbers => [null, 1, null];

        public List<int?> Empty => [];

        public List<double?> Doubles => [1.5, null, double.NaN, 2];
    }

    [GraphQLType]
    internal sealed class Leaves(bool isLate)
    {
        [GraphQLField]
        public Task<string?> GetText() => GiveAsync<string?>("text");

        [GraphQLField]
        public Task<string?> GetNoText() => GiveAsync<string?>(null);

        [GraphQLField]
        public Task<string> GetNullText() => GiveAsync<string>(null!);

        [GraphQLField]
        public Task<int> GetNumber() => GiveAsync(7);

        [GraphQLField]
        public Task<int?> GetNumberOrNull() => GiveAsync<int?>(null);

        [GraphQLField]
        public Task<double> GetNotANumber() => GiveAsync(double.NaN);

        [GraphQLField]
        public Task<double?> GetNotANumberOrNull() => GiveAsync<double?>(double.NaN);

        [GraphQLField]
        public async Task<string?> GetFailingAsync() => throw new GraphQLException(await GiveAsync("failed"));

        [GraphQLField]
        public ValueTask<ID> GetIdentity() => new(GiveAsync(new ID("1")));

        private async Task<T> GiveAsync<T>(T value)
        {
            if (isLate)
            {
                await Task.Yield();
            }

            return value;
        }
    }
}
