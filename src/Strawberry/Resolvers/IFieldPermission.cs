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

/// <summary>Makes permissions of attributes that are none themselves, as <c>[Authorize]</c>.</summary>
public interface IPermissionFactory
{
    /// <summary>The permission; null when the attribute is not one of those the factory knows.</summary>
    /// <param name="attribute">The attribute of a field or its type.</param>
    /// <param name="field">The field's schema coordinate.</param>
    IFieldPermission? Create(Attribute attribute, string field);
}
