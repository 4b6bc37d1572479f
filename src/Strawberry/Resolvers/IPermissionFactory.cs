namespace Strawberry;

/// <summary>Makes permissions of attributes that are none themselves, as <c>[Authorize]</c>.</summary>
public interface IPermissionFactory
{
    /// <summary>The permissions that the attributes of a field amount to, in the order they are asked.</summary>
    /// <param name="attributes">The attributes of the field and its type that are no permissions themselves, at least one, those of the type first.</param>
    /// <param name="field">The field's schema coordinate.</param>
    /// <param name="problems">What keeps the schema from being made: an attribute that the factory does not know, for instance.</param>
    IReadOnlyList<IFieldPermission> Create(IReadOnlyList<Attribute> attributes, string field, ICollection<string> problems);
}
