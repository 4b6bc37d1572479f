namespace Strawberry.Resolvers;

/// <summary>Turns the attributes that guard fields into permissions.</summary>
internal sealed class PermissionBinder(IPermissionFactory? factory, List<string> problems)
{
    /// <summary>The permissions of a field, in the order they are asked; null when there are none.</summary>
    /// <param name="ofType">What guards each field of the type, where the field's descriptor does not say it already.</param>
    /// <param name="descriptor">The field.</param>
    /// <param name="field">Its schema coordinate.</param>
    public IFieldPermission[]? Bind(Attribute[] ofType, FieldDescriptor descriptor, string field)
    {
        if (ofType.Length + descriptor.Guards.Length == 0)
        {
            return null;
        }

        var permissions = new List<IFieldPermission>();
        foreach (var guard in descriptor.AllowsAnonymous ? descriptor.Guards : [.. ofType, .. descriptor.Guards])
        {
            if ((factory?.Create(guard, field) ?? guard as IFieldPermission) is not { } permission)
            {
                problems.Add($"Field {field} is guarded by {guard.GetType().Name}, which this schema does not know. Register the schema with AddStrawberry, or make it with new SchemaConfig().UseAuthorization(), both of Strawberry.Net.AspNetCore.");
            }
            else if (!permissions.Contains(permission))
            {
                permissions.Add(permission);
            }
        }

        return permissions.Count == 0 ? null : [.. permissions];
    }
}
