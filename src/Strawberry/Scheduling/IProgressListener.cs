namespace Strawberry.Scheduling;

/// <summary>Who is told of each step of an operation.</summary>
internal interface IProgressListener
{
    /// <summary>A step was made.</summary>
    void OnProgress();

    /// <summary>There is nothing to do until something settles.</summary>
    void OnDrained();
}
