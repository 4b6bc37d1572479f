namespace Strawberry.Validation;

/// <summary>Unwinds a walk that reported too many errors or ran out of its work budget; caught by <see cref="Validator"/>.</summary>
internal sealed class ValidationAbortedException(string message) : Exception(message)
{
    public const string TooManyErrors = "Too many validation errors, error limit reached. Validation aborted.";

    public static string OutOfBudget(string limit, int value) => $"The document exceeds the {limit} limit of {value}. Validation aborted.";
}
