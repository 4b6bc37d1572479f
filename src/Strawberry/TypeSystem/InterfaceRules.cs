namespace Strawberry.TypeSystem;

/// <summary>"IsValidImplementation" of section 3.6: a type has all that its interfaces promise.</summary>
internal sealed class InterfaceRules(SchemaDefinition schema, SchemaErrors errors)
{
    public void Check(FieldsType type)
    {
        for (var i = 0; i < type.Interfaces.Length; i++)
        {
            var @interface = type.Interfaces[i];
            if (ReferenceEquals(type, @interface))
            {
                errors.Add($"Type {type} cannot implement itself because it would create a circular reference.");
            }
            else if (type.Interfaces.IndexOf(@interface) < i)
            {
                errors.Add($"Type {type} can only implement {@interface} once.");
            }
            else
            {
                CheckAncestors(type, @interface);
                CheckFields(type, @interface);
            }
        }
    }

    private void CheckAncestors(FieldsType type, InterfaceType @interface)
    {
        foreach (var ancestor in @interface.Interfaces)
        {
            if (!type.Interfaces.Contains(ancestor))
            {
                errors.Add(ReferenceEquals(ancestor, type)
                    ? $"Type {type} cannot implement {@interface} because it would create a circular reference."
                    : $"Type {type} must implement {ancestor} because it is implemented by {@interface}.");
            }
        }
    }

    private void CheckFields(FieldsType type, InterfaceType @interface)
    {
        foreach (var promised in @interface.Fields)
        {
            if (type.GetField(promised.Name) is not { } field)
            {
                errors.Add($"Interface field {@interface}.{promised.Name} expected but {type} does not provide it.");
                continue;
            }

            if (!IsCovariant(field.Type, promised.Type))
            {
                errors.Add($"Interface field {@interface}.{promised.Name} expects type {promised.Type} but {type}.{field.Name} is type {field.Type}.");
            }

            CheckArguments(type, field, @interface, promised);
            if (field.DeprecationReason is not null && promised.DeprecationReason is null)
            {
                errors.Add($"Interface field {@interface}.{promised.Name} is not deprecated, so implementation field {type}.{field.Name} must not be deprecated.");
            }
        }
    }

    private void CheckArguments(FieldsType type, FieldDefinition field, InterfaceType @interface, FieldDefinition promised)
    {
        foreach (var argument in promised.Arguments)
        {
            if (field.GetArgument(argument.Name) is not { } own)
            {
                errors.Add($"Interface field argument {@interface}.{promised.Name}({argument.Name}:) expected but {type}.{field.Name} does not provide it.");
            }
            else if (!own.Type.IsSame(argument.Type))
            {
                errors.Add(
                    $"Interface field argument {@interface}.{promised.Name}({argument.Name}:) expects type {argument.Type} but {type}.{field.Name}({own.Name}:) is type {own.Type}.");
            }
        }

        foreach (var own in field.Arguments)
        {
            if (own.IsRequired && promised.GetArgument(own.Name) is null)
            {
                errors.Add(
                    $"Argument \"{type}.{field.Name}({own.Name}:)\" must not be required type \"{own.Type}\" if not provided by the Interface field \"{@interface}.{promised.Name}\".");
            }
        }
    }

    // "IsValidImplementationFieldType": the same type, a narrower one, or either of them non-null.
    private bool IsCovariant(SchemaType type, SchemaType promised)
    {
        if (!promised.IsNullable && type.IsNullable)
        {
            return false;
        }

        return (type.NullableType, promised.NullableType) switch
        {
            (ListType a, ListType b) => IsCovariant(a.ItemType, b.ItemType),
            (CompositeType a, CompositeType b) => ReferenceEquals(a, b) || schema.IsSubType(b, a),
            (NamedType a, NamedType b) => ReferenceEquals(a, b),
            _ => false,
        };
    }
}
