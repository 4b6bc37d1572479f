namespace Strawberry.Validation;

/// <summary>A rule in the list: which hooks it implements and how it is made for a document.</summary>
internal sealed record RuleEntry(RuleHooks Hooks, Func<ValidationContext, Rule> Create);
