using System.Diagnostics;
using System.Runtime.InteropServices;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>Section 4.2.6, "The __Directive Type".</summary>
internal sealed class DirectiveResolvers(CurrentMembers members) : IntrospectionTable<DirectiveDefinition>("__Directive")
{
    private const int DirectiveName = 0;
    private const int DirectiveDescription = 1;
    private const int IsRepeatable = 2;
    private const int Locations = 3;
    private const int Args = 4;

    protected override ValueCompleter[] Completers =>
    [
        IntrospectionCompleters.String,
        IntrospectionCompleters.NullableString,
        IntrospectionCompleters.Boolean,
        IntrospectionCompleters.Locations,
        IntrospectionCompleters.InputValues,
    ];

    public override void Resolve(DirectiveDefinition source, ref FieldCursor cursor)
    {
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case DirectiveName:
                    cursor.Write(source.Name);
                    break;
                case DirectiveDescription:
                    cursor.WriteNullable(source.Description);
                    break;
                case IsRepeatable:
                    cursor.Write(source.IsRepeatable);
                    break;
                case Locations:
                    cursor.Complete(GetLocations(source), IntrospectionCompleters.Locations);
                    break;
                case Args:
                    cursor.Complete(members.GetArguments(source, IncludeDeprecated(cursor)), IntrospectionCompleters.InputValues);
                    break;
            }
        }
    }

    public override object? Invoke(DirectiveDefinition source, ref FieldCursor cursor) => cursor.Field switch
    {
        DirectiveName => source.Name,
        DirectiveDescription => source.Description,
        IsRepeatable => source.IsRepeatable,
        Locations => GetLocations(source),
        Args => members.GetArguments(source, IncludeDeprecated(cursor)),
        _ => throw new UnreachableException(),
    };

    private static DirectiveLocation[] GetLocations(DirectiveDefinition source) => ImmutableCollectionsMarshal.AsArray(source.Locations)!;
}
