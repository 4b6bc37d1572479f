using System.Diagnostics;

namespace Strawberry.TypeSystem;

/// <summary>The specification's spelling of directive locations: <c>FRAGMENT_SPREAD</c>.</summary>
internal static class DirectiveLocationNames
{
    public static string GetName(this DirectiveLocation location) => location switch
    {
        DirectiveLocation.Query => "QUERY",
        DirectiveLocation.Mutation => "MUTATION",
        DirectiveLocation.Subscription => "SUBSCRIPTION",
        DirectiveLocation.Field => "FIELD",
        DirectiveLocation.FragmentDefinition => "FRAGMENT_DEFINITION",
        DirectiveLocation.FragmentSpread => "FRAGMENT_SPREAD",
        DirectiveLocation.InlineFragment => "INLINE_FRAGMENT",
        DirectiveLocation.VariableDefinition => "VARIABLE_DEFINITION",
        DirectiveLocation.Schema => "SCHEMA",
        DirectiveLocation.Scalar => "SCALAR",
        DirectiveLocation.Object => "OBJECT",
        DirectiveLocation.FieldDefinition => "FIELD_DEFINITION",
        DirectiveLocation.ArgumentDefinition => "ARGUMENT_DEFINITION",
        DirectiveLocation.Interface => "INTERFACE",
        DirectiveLocation.Union => "UNION",
        DirectiveLocation.Enum => "ENUM",
        DirectiveLocation.EnumValue => "ENUM_VALUE",
        DirectiveLocation.InputObject => "INPUT_OBJECT",
        DirectiveLocation.InputFieldDefinition => "INPUT_FIELD_DEFINITION",
        _ => throw new UnreachableException(),
    };

    /// <summary>All locations, in the specification's order.</summary>
    public static ReadOnlySpan<DirectiveLocation> All =>
    [
        DirectiveLocation.Query,
        DirectiveLocation.Mutation,
        DirectiveLocation.Subscription,
        DirectiveLocation.Field,
        DirectiveLocation.FragmentDefinition,
        DirectiveLocation.FragmentSpread,
        DirectiveLocation.InlineFragment,
        DirectiveLocation.VariableDefinition,
        DirectiveLocation.Schema,
        DirectiveLocation.Scalar,
        DirectiveLocation.Object,
        DirectiveLocation.FieldDefinition,
        DirectiveLocation.ArgumentDefinition,
        DirectiveLocation.Interface,
        DirectiveLocation.Union,
        DirectiveLocation.Enum,
        DirectiveLocation.EnumValue,
        DirectiveLocation.InputObject,
        DirectiveLocation.InputFieldDefinition,
    ];

    /// <summary>The location of that name, one of those that the parser lets through.</summary>
    public static DirectiveLocation Parse(string name)
    {
        foreach (var location in All)
        {
            if (location.GetName() == name)
            {
                return location;
            }
        }

        throw new UnreachableException();
    }
}
