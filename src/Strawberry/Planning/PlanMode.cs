namespace Strawberry.Planning;

/// <summary>What a plan makes of <c>@defer</c> and <c>@stream</c>.</summary>
internal enum PlanMode
{
    /// <summary>Nothing: one complete result.</summary>
    Plain,

    /// <summary>Each field is resolved once and delivered with the first of its fragments.</summary>
    Deduplicating,

    /// <summary>Each deferred fragment is executed and delivered with all its fields.</summary>
    Branching,
}
