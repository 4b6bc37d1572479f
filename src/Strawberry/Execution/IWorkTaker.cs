namespace Strawberry.Execution;

/// <summary>Who takes over the work that a result leaves. It serves another request when its operation does.</summary>
internal interface IWorkTaker
{
    /// <summary>Forgets the request, of which all was delivered.</summary>
    void Reset();
}
