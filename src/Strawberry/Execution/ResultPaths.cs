using System.Collections.Immutable;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The path of a position of the result.</summary>
internal static class ResultPaths
{
    public static ImmutableArray<PathSegment> Of(ResultNode? node)
    {
        var count = 0;
        for (var step = node; step is not null; step = step.Parent)
        {
            count++;
        }

        var path = new PathSegment[count];
        for (var step = node; step is not null; step = step.Parent)
        {
            path[--count] = step.Field is { } field ? new PathSegment(field.ResponseName) : new PathSegment(step.Index);
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(path);
    }
}
