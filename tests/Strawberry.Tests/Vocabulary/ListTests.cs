using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Lists of lists and of tasks, and structs as object types.</summary>
public sealed class ListTests
{
    [GraphQLType]
    internal readonly record struct Point(int X, int Y)
    {
        [GraphQLField]
        public Point Move(int by) => new(X + by, Y + by);
    }

    [GraphQLType]
    internal sealed class Query
    {
        public int[][] Grid => [[1, 2], [3]];

        public IReadOnlyList<IReadOnlyList<string?>?> Gaps => [["a", null], null];

        public List<Task<int>> Tasks => [Task.FromResult(1), LaterAsync(2)];

        public IEnumerable<Task<Point?>> Failing => [Task.FromResult<Point?>(new Point(1, 2)), FailAsync()];

        public IReadOnlyList<ValueTask<int>> ValueTasks => [new(1), new(LaterAsync(2))];

        public IReadOnlyList<Point> Points => [new(1, 2), new(3, 4)];

        public Point? Nowhere => null;

        [GraphQLField]
        public int[][] Transpose(int[][] grid) => [.. grid[0].Select((_, i) => grid.Select(row => row[i]).ToArray())];

        private static async Task<int> LaterAsync(int value)
        {
            await Task.Yield();
            return value;
        }

        private static async Task<Point?> FailAsync()
        {
            await Task.Yield();
            throw new GraphQLException("No point.");
        }
    }

    private static readonly Schema Schema = new Schema<Query>();

    [Test]
    public void They_are_in_the_schema() =>
        Assert.That(
            Schema.ToString(),
            Is.EqualTo(
                """
                type Query {
                  grid: [[Int!]!]!
                  gaps: [[String]]!
                  tasks: [Int!]!
                  failing: [Point]!
                  valueTasks: [Int!]!
                  points: [Point!]!
                  nowhere: Point
                  transpose(grid: [[Int!]!]!): [[Int!]!]!
                }

                type Point {
                  x: Int!
                  y: Int!
                  move(by: Int!): Point!
                }
                """.ReplaceLineEndings("\n")));

    [Test]
    public async Task They_are_read_and_written() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ grid gaps tasks valueTasks points { x move(by: 1) { y } } nowhere { x } transpose(grid: [[1, 2], [3, 4]]) one: transpose(grid: 5) }"),
            Is.EqualTo("""{"data":{"grid":[[1,2],[3]],"gaps":[["a",null],null],"tasks":[1,2],"valueTasks":[1,2],"points":[{"x":1,"move":{"y":3}},{"x":3,"move":{"y":5}}],"nowhere":null,"transpose":[[1,3],[2,4]],"one":[[5]]}}"""));

    [Test]
    public async Task A_task_that_fails_is_an_item_that_fails() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ failing { x } }"),
            Is.EqualTo("""{"errors":[{"message":"No point.","locations":[{"line":1,"column":3}],"path":["failing",1]}],"data":{"failing":[{"x":1},null]}}"""));
}
