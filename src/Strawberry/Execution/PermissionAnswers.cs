namespace Strawberry.Execution;

/// <summary>What permissions that are asked once an operation have answered. Used by several threads.</summary>
internal sealed class PermissionAnswers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IFieldPermission, Task<PermissionResult>> _answers = new(ReferenceEqualityComparer.Instance);

    /// <summary>The answer, if the permission was asked; it may not be there yet.</summary>
    public Task<PermissionResult>? Find(IFieldPermission permission)
    {
        lock (_gate)
        {
            return _answers.GetValueOrDefault(permission);
        }
    }

    /// <summary>The answer. Who is the first to want it asks.</summary>
    public Task<PermissionResult> GetAsync(IFieldPermission permission, PermissionContext context)
    {
        var answer = new TaskCompletionSource<PermissionResult>();
        lock (_gate)
        {
            if (!_answers.TryAdd(permission, answer.Task))
            {
                return _answers[permission];
            }
        }

        _ = AskAsync(permission, context, answer);
        return answer.Task;
    }

    private static async Task AskAsync(IFieldPermission permission, PermissionContext context, TaskCompletionSource<PermissionResult> answer)
    {
        try
        {
            answer.SetResult(await permission.CheckAsync(context).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            answer.SetException(exception);
        }
    }
}
