using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;

namespace Strawberry.Generators.Parsing;

/// <summary>Reports names that GraphQL refuses.</summary>
internal static class Names
{
    public static bool Check(string name, Location? location, ParseContext context)
    {
        if (Naming.FindProblem(name) is not { } problem)
        {
            return true;
        }

        context.Report(Catalogue.InvalidName, location, name, problem);
        return false;
    }
}
