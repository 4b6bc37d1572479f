namespace Strawberry.Validation;

/// <summary>
/// Counts how deep a rule follows selections through fragments. The limits keep documents without fragment cycles well below the
/// bound; those with cycles are aborted before the stack is.
/// </summary>
internal struct SelectionDepth
{
    private const int Max = 1_000;
    private int _depth;

    public void Enter()
    {
        if (++_depth > Max)
        {
            throw new ValidationAbortedException(ValidationAbortedException.OutOfBudget("selection depth", Max));
        }
    }

    public void Leave() => _depth--;
}
