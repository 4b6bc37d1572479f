using Strawberry.Language;
using Strawberry.Planning;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>What one request asks the executor for.</summary>
internal readonly record struct OperationSetup(
    PreparedOperation Prepared,
    PlanMode Mode,
    VariableSource Variables,
    GraphQLRequest Request,
    IResolveHook[] ResolveHooks,
    ResolveHookSelection? Surrounded)
{
    public OperationDefinitionNode Definition => Prepared.Definition;

    public Document Document => Prepared.Document;

    /// <summary>The root selection. Throws <see cref="PlanningException"/> when the variables allow none.</summary>
    public Selection GetRootSelection(BoundSchema schema) => Prepared.GetPlan(schema, Variables, Mode, Surrounded);
}
