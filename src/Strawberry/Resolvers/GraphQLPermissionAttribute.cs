namespace Strawberry;

/// <summary>
/// Guards a field, or each field of a type: derive from it and decide in <see cref="CheckAsync"/>. Guards of the type are asked first; one that
/// denies is the last.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property,
    AllowMultiple = true)]
public abstract class GraphQLPermissionAttribute : Attribute, IFieldPermission
{
    /// <inheritdoc/>
    public virtual bool IsPerOperation => false;

    /// <inheritdoc/>
    public abstract ValueTask<PermissionResult> CheckAsync(PermissionContext context);
}
