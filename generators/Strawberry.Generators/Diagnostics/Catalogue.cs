using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Diagnostics;

/// <summary>Everything the generator may complain of. Each has a page in <c>docs/errors</c> with code that raises it and the fix.</summary>
internal static class Catalogue
{
    public static readonly DiagnosticDescriptor NullableDisabled = Error(
        "SB0001",
        "Nullable annotations are off",
        "'{0}' is declared where nullable annotations are off, so which of its values may be null is unknown; add '#nullable enable' or <Nullable>enable</Nullable>");

    public static readonly DiagnosticDescriptor NotAnnotated = Error(
        "SB0002",
        "The type is not part of the schema",
        "'{0}' of '{1}' cannot be exposed: annotate '{0}' with [{2}], or the member with [GraphQLIgnore]");

    public static readonly DiagnosticDescriptor NoCounterpart = Error(
        "SB0003",
        "The type has no GraphQL counterpart",
        "'{0}' of '{1}' has no GraphQL counterpart; {2}");

    public static readonly DiagnosticDescriptor Unreachable = Error(
        "SB0004",
        "Generated code cannot reach the type",
        "Generated code cannot reach '{0}', which is {1}; {2}");

    public static readonly DiagnosticDescriptor InvalidName = Error(
        "SB0005",
        "The name is not a GraphQL name",
        "'{0}' is no GraphQL name: {1}");

    public static readonly DiagnosticDescriptor DuplicateMember = Error(
        "SB0006",
        "Two members have one name",
        "'{0}' has two {1} named '{2}'; rename one with Name or hide it with [GraphQLIgnore]");

    public static readonly DiagnosticDescriptor DuplicateType = Error(
        "SB0007",
        "Two types have one name",
        "'{0}' and '{1}' are both named '{2}' in GraphQL; rename one with Name");

    public static readonly DiagnosticDescriptor NoFields = Error(
        "SB0008",
        "The type is empty",
        "'{0}' has no {1}, and GraphQL has no empty types; {2}");

    public static readonly DiagnosticDescriptor AbstractObject = Error(
        "SB0009",
        "An abstract class is no object type",
        "'{0}' is abstract, so no value is ever just that; use [GraphQLInterface], or remove 'abstract'");

    public static readonly DiagnosticDescriptor ConflictingAnnotations = Error(
        "SB0010",
        "The annotations contradict each other",
        "'{0}' has both [{1}] and [{2}]; a type is one thing in GraphQL, so declare a second type");

    public static readonly DiagnosticDescriptor OutputAsInput = Error(
        "SB0011",
        "An output type is used as input",
        "'{0}' of '{1}' is an output type; an input needs a type of its own, with [GraphQLInput]");

    public static readonly DiagnosticDescriptor InputAsOutput = Error(
        "SB0012",
        "An input type is used as output",
        "'{0}' of '{1}' is an input type; an output needs a type of its own, with [GraphQLType]");

    public static readonly DiagnosticDescriptor NoField = Error(
        "SB0013",
        "The member cannot be a field",
        "'{0}' cannot be a field: {1}");

    public static readonly DiagnosticDescriptor UnionMember = Error(
        "SB0014",
        "The type cannot be a member of the union",
        "'{0}' cannot be a member of '{1}': {2}");

    public static readonly DiagnosticDescriptor NoConstructor = Error(
        "SB0015",
        "The input cannot be constructed",
        "'{0}' cannot be constructed: {1}");

    public static readonly DiagnosticDescriptor RequiredMember = Error(
        "SB0016",
        "A required member is no input field",
        "'{0}' is required by C#, but {1}; make it a public property that can be set, or not required");

    public static readonly DiagnosticDescriptor OneOfField = Error(
        "SB0017",
        "A field of a oneOf input must be nullable and without default",
        "'{0}' is a field of a oneOf input, of which exactly one is given: {1}");

    public static readonly DiagnosticDescriptor InvalidDefault = Error(
        "SB0018",
        "The default does not fit",
        "The default of '{0}' does not fit its type '{1}': {2}");

    public static readonly DiagnosticDescriptor InterfaceField = Error(
        "SB0019",
        "The type does not keep the promise of its interface",
        "'{0}' does not keep the promise of '{1}': {2}");

    public static readonly DiagnosticDescriptor InputCycle = Error(
        "SB0020",
        "The input type has no finite value",
        "'{0}' cannot be given a finite value, since it needs itself through {1}; make one of the fields nullable");

    public static readonly DiagnosticDescriptor ScalarShape = Error(
        "SB0021",
        "The scalar lacks Parse or Format",
        "'{0}' needs 'public static {0} Parse(x)' and 'public y Format()', where x and y are each string, int, long, double, bool or JsonElement: {1}");

    public static readonly DiagnosticDescriptor InvalidId = Error(
        "SB0022",
        "The type cannot be an ID",
        "'{0}' of '{1}' cannot be an ID; [ID] is for string, int, long and Guid");

    public static readonly DiagnosticDescriptor InvalidParent = Error(
        "SB0023",
        "The parent cannot be passed",
        "'{0}' cannot get the parent: {1}");

    public static readonly DiagnosticDescriptor InvalidExtension = Error(
        "SB0024",
        "The type cannot be extended",
        "'{0}' cannot be extended: {1}");

    public static readonly DiagnosticDescriptor InvalidLoader = Error(
        "SB0025",
        "The method cannot be a DataLoader",
        "'{0}' cannot be a DataLoader: {1}");

    public static readonly DiagnosticDescriptor NoGenerator = Error(
        "SB0026",
        "The assembly was compiled without the generator",
        "'{0}' is annotated in '{1}', which was compiled without Strawberry's generator; reference the package Strawberry.Net there");

    public static readonly DiagnosticDescriptor RootNotAnnotated = Error(
        "SB0027",
        "The root is not annotated",
        "'{0}' is the {1} root, but no [GraphQLType]");

    public static readonly DiagnosticDescriptor SubscriptionField = Error(
        "SB0028",
        "The field of the subscription root gives no events",
        "'{0}' is a field of the subscription root '{1}', so it must give IAsyncEnumerable<T> or ChannelReader<T>");

    public static readonly DiagnosticDescriptor RequiredDeprecated = Error(
        "SB0029",
        "A required input is deprecated",
        "'{0}' is required, so no client can leave it out and it cannot be deprecated; make it nullable or give it a default");

    public static readonly DiagnosticDescriptor InvalidInjection = Error(
        "SB0030",
        "The parameter cannot be injected",
        "'{0}' of '{1}' cannot be injected: {2}");

    public static readonly DiagnosticDescriptor EndlessGeneric = Error(
        "SB0031",
        "The generic type never ends",
        "'{0}' leads to ever larger closings of itself");

    public static readonly DiagnosticDescriptor NullableRoot = Error(
        "SB0032",
        "The root's type arguments may be null",
        "'{0}' is the {1} root, but when the program runs it cannot be told from the type without '?'; derive a type of your own from it");

    public static readonly DiagnosticDescriptor NoValue = Error(
        "SB0033",
        "The type has no values to pass around",
        "'{0}' is {1}, so none of its values can be passed around; make it a class, a record or a struct");

    public static readonly DiagnosticDescriptor IdlePermission = Error(
        "SB0034",
        "The permission decides nothing",
        "[{0}] of '{1}' decides nothing: {2}");

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id,
        title,
        message,
        "Strawberry",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/strawberry-net/strawberry.net/blob/main/docs/errors/{id}.md");
}
