using System.Collections.Immutable;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>Checks documents against a schema, as section 5 of the specification says: https://spec.graphql.org/draft/#sec-Validation</summary>
public static class Validator
{
    /// <summary>
    /// The errors of a document, in the order of its text; empty when it may be executed. A document beyond a limit of the options
    /// is not looked at further: only the limits are reported.
    /// </summary>
    public static ImmutableArray<GraphQLError> Validate(SchemaDefinition schema, Document document, ValidationOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        return Validate(new ValidationContext(schema, document, options));
    }

    internal static ImmutableArray<GraphQLError> Validate(ValidationContext context)
    {
        try
        {
            var measure = new DocumentMeasure(context);
            measure.Run();
            DocumentLimits.Check(context, measure);
            if (context.Errors.Count == 0)
            {
                new DocumentWalk(context).Run();
            }
        }
        catch (ValidationAbortedException aborted)
        {
            context.Errors.Add(new GraphQLError(aborted.Message));
        }

        return context.Errors.ToImmutable();
    }
}
