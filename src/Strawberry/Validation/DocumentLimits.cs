using System.Globalization;
using Strawberry.Language;

namespace Strawberry.Validation;

/// <summary>
/// Refuses documents that are too large in one of the measured ways before any rule walks them, so that the rules may follow
/// fragments recursively.
/// </summary>
internal static class DocumentLimits
{
    public static void Check(ValidationContext context, DocumentMeasure measure)
    {
        var options = context.Options;
        Count(context, measure.Aliases, options.MaxAliases, measure.AliasBeyond, "aliases");
        Count(context, measure.Directives, options.MaxDirectives, measure.DirectiveBeyond, "directives");
        Count(
            context,
            measure.IncrementalDirectives,
            options.MaxIncrementalDirectives,
            measure.IncrementalDirectiveBeyond,
            "usages of @defer and @stream");

        foreach (var (definition, size) in measure.Sizes)
        {
            if (size.Nesting > options.MaxSelectionNesting)
            {
                context.Report($"{Name(definition)} nests selections deeper than the limit of {Number(options.MaxSelectionNesting)} levels.", definition);
                return;
            }

            if (definition is not OperationDefinitionNode)
            {
                continue;
            }

            if (size.Depth > options.MaxDepth)
            {
                context.Report($"{Name(definition)} exceeds maximum operation depth of {Number(options.MaxDepth)}.", definition);
            }

            if (size.Fields > options.MaxFields)
            {
                context.Report($"{Name(definition)} selects more fields than the limit of {Number(options.MaxFields)}.", definition);
            }

            if (size.Cost > options.MaxCost)
            {
                context.Report($"{Name(definition)} exceeds maximum cost of {Number(options.MaxCost)}.", definition);
            }
        }
    }

    private static void Count(ValidationContext context, int count, int limit, SyntaxNode? beyond, string what)
    {
        if (beyond is not null)
        {
            context.Report($"Document contains {Number(count)} {what}, which exceeds the limit of {Number(limit)} {what}.", beyond);
        }
    }

    private static string Name(DefinitionNode definition) => definition switch
    {
        OperationDefinitionNode { Name: { } name } => $"'{name}'",
        FragmentDefinitionNode fragment => $"Fragment '{fragment.Name}'",
        _ => "'anonymous'",
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
