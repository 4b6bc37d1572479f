using NUnit.Framework;

namespace Strawberry.Tests.Execution;

/// <summary>A field whose value has one of more types than are searched in a row.</summary>
public sealed class ManyTypesTests
{
    [Test]
    public async Task Each_object_is_written_as_its_own_type_also_when_requests_meet_them_at_once()
    {
        const string one = """{"__typename":"C1","n":1},{"__typename":"C2","n":2},{"__typename":"C3","n":3},{"__typename":"C4","n":4},{"__typename":"C5","n":5},{"__typename":"C6","n":6},""";
        const string two = """{"__typename":"C7","n":7},{"__typename":"C8","n":8},{"__typename":"C9","n":9},{"__typename":"C10","n":10},{"__typename":"C11","n":11},{"__typename":"C12","n":12}""";
        var schema = new Schema<CarrierQuery>();

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => (await schema.ExecuteAsync("{ all { __typename n } }")).ToJson())));

        Assert.That(results, Is.All.EqualTo("""{"data":{"all":[""" + one + two + "," + one + two + "]}}"));
    }

    [GraphQLType]
    internal sealed class CarrierQuery
    {
        public IEnumerable<ICarrier> All
        {
            get
            {
                ICarrier[] all = [new C1(), new C2(), new C3(), new C4(), new C5(), new C6(), new C7(), new C8(), new C9(), new C10(), new C11(), new C12()];
                return [.. all, .. all];
            }
        }
    }

    [GraphQLInterface]
    internal interface ICarrier
    {
        int N { get; }
    }

    [GraphQLType]
    internal sealed record C1(int N = 1) : ICarrier;

    [GraphQLType]
    internal sealed record C2(int N = 2) : ICarrier;

    [GraphQLType]
    internal sealed record C3(int N = 3) : ICarrier;

    [GraphQLType]
    internal sealed record C4(int N = 4) : ICarrier;

    [GraphQLType]
    internal sealed record C5(int N = 5) : ICarrier;

    [GraphQLType]
    internal sealed record C6(int N = 6) : ICarrier;

    [GraphQLType]
    internal sealed record C7(int N = 7) : ICarrier;

    [GraphQLType]
    internal sealed record C8(int N = 8) : ICarrier;

    [GraphQLType]
    internal sealed record C9(int N = 9) : ICarrier;

    [GraphQLType]
    internal sealed record C10(int N = 10) : ICarrier;

    [GraphQLType]
    internal sealed record C11(int N = 11) : ICarrier;

    [GraphQLType]
    internal sealed record C12(int N = 12) : ICarrier;
}
