namespace Strawberry;

/// <summary>Decides whether a field may be resolved. Asked before the resolver runs.</summary>
public interface IFieldPermission
{
    /// <summary>
    /// Whether the answer is the same for all objects and arguments of an operation. It is then asked once an operation, for the first field that needs it;
    /// once an event, in a subscription.
    /// </summary>
    bool IsPerOperation { get; }

    /// <summary>Whether the field may be resolved. What it throws is an error of the field, which is not resolved either.</summary>
    ValueTask<PermissionResult> CheckAsync(PermissionContext context);
}
