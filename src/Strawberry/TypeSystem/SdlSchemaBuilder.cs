using System.Collections.Immutable;
using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>
/// Makes a schema from a type system document. Refuses what can't be linked: unknown types, wrong kinds, duplicate definitions;
/// everything else is for <see cref="SchemaValidator"/> to judge.
/// </summary>
internal static class SdlSchemaBuilder
{
    /// <summary>The schema of the document.</summary>
    /// <exception cref="SchemaValidationException">The document can not be linked.</exception>
    public static SchemaDefinition Build(Document document) =>
        TryBuild(document, out var errors) ?? throw new SchemaValidationException(errors);

    /// <summary>The schema of the document, or null and every reason why there is none.</summary>
    public static SchemaDefinition? TryBuild(Document document, out ImmutableArray<GraphQLError> errors)
    {
        var problems = new SdlErrors(document);
        var definitions = new SdlDefinitions(document, problems);
        var introspection = new IntrospectionTypes();
        var parts = new SdlLinker(definitions, introspection, problems).Link();
        errors = problems.ToImmutable();
        return errors.IsEmpty ? SchemaAssembler.Assemble(parts, introspection) : null;
    }
}
