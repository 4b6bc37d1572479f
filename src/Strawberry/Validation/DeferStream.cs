using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>Reads <c>@defer</c> and <c>@stream</c> off selections: https://spec.graphql.org/draft/#sec--defer</summary>
internal static class DeferStream
{
    public const string Defer = "defer";
    public const string Stream = "stream";

    /// <summary>Whether the schema has them at all; without, using one is an unknown directive and nothing else.</summary>
    public static bool In(SchemaDefinition schema) => schema.GetDirective(Defer) is not null || schema.GetDirective(Stream) is not null;

    /// <summary>The first directive of that name on a selection.</summary>
    public static DirectiveNode? Find(SelectionNode selection, string name)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    /// <summary>The value of a directive's argument, or null when it is not given.</summary>
    public static ValueNode? Argument(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
