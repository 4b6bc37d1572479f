using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>Names a field as errors do: <c>Type.field</c>, or <c>&lt;meta&gt;.__type</c> for fields that no type declares.</summary>
internal static class FieldCoordinate
{
    public static string Of(CompositeType? parent, FieldDefinition field) =>
        $"{((parent as FieldsType)?.GetField(field.Name) is null ? "<meta>" : parent)}.{field.Name}";
}
