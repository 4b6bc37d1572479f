namespace Strawberry.Resolvers;

/// <summary>Turns the attributes that guard fields into permissions.</summary>
internal sealed class PermissionBinder(IPermissionFactory? factory, List<string> problems)
{
    private Dictionary<IFieldPermission, IFieldPermission>? _known;

    /// <summary>The permissions of a field, in the order they are asked; null when there are none.</summary>
    /// <param name="ofType">What guards each field of the type, where it is not among the field's own guards already.</param>
    /// <param name="ofField">What guards the field.</param>
    /// <param name="allowsAnonymous">Whether what guards the type does not guard the field.</param>
    /// <param name="field">Its schema coordinate.</param>
    public IFieldPermission[]? Bind(Attribute[] ofType, Attribute[] ofField, bool allowsAnonymous, string field)
    {
        Attribute[] guards = allowsAnonymous ? ofField : [.. ofType, .. ofField];
        var foreign = guards.Where(g => g is not IFieldPermission).ToList();
        var permissions = new List<IFieldPermission>();
        foreach (var guard in guards)
        {
            if (guard is IFieldPermission permission)
            {
                Add(permission, permissions);
            }
            else if (guard == foreign[0])
            {
                Add(foreign, field, permissions);
            }
        }

        return permissions.Count == 0 ? null : [.. permissions];
    }

    // Together, and where the first one stands: whoever made them may mean something by having several.
    private void Add(List<Attribute> foreign, string field, List<IFieldPermission> permissions)
    {
        if (factory is null)
        {
            problems.Add($"Field {field} is guarded by {foreign[0].GetType().Name}, which this schema does not know. Register the schema with AddStrawberry, or make it with new SchemaConfig().UseAuthorization(), both of Strawberry.Net.AspNetCore. See docs/errors/SB0101.md.");
            return;
        }

        var found = problems.Count;
        var made = factory.Create(foreign, field, problems);
        if (made.Count == 0 && problems.Count == found)
        {
            problems.Add($"Field {field} is guarded by {foreign[0].GetType().Name}, of which {factory.GetType().Name} makes no permission. See docs/errors/SB0101.md.");
        }

        foreach (var permission in made)
        {
            Add(permission, permissions);
        }
    }

    // What is equal is one permission from here on: an answer for the operation is then found by reference. Attributes compare by reflection.
    private void Add(IFieldPermission permission, List<IFieldPermission> permissions)
    {
        _known ??= [];
        if (!_known.TryGetValue(permission, out var known))
        {
            _known.Add(permission, known = permission);
        }

        if (!permissions.Contains(known, ReferenceEqualityComparer.Instance))
        {
            permissions.Add(known);
        }
    }
}
