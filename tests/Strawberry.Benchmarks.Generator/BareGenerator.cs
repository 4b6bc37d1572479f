using Microsoft.CodeAnalysis;

namespace Strawberry.Benchmarks.Generator;

/// <summary>
/// What no generator that reads types can do without: it has the compiler bind the annotated types of a new compilation, their members, the members' types,
/// parameters and attributes, and does nothing with them.
/// </summary>
internal sealed class BareGenerator : IIncrementalGenerator
{
    private static readonly string[] Attributes = ["GraphQLTypeAttribute", "GraphQLInterfaceAttribute", "GraphQLInputAttribute", "GraphQLEnumAttribute"];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var attribute in Attributes)
        {
            var read = context.SyntaxProvider.ForAttributeWithMetadataName(
                "Strawberry." + attribute, static (_, _) => true, static (each, _) => Read((INamedTypeSymbol)each.TargetSymbol));
            context.RegisterSourceOutput(read, static (_, _) => { });
        }
    }

    private static int Read(INamedTypeSymbol type)
    {
        var count = type.GetAttributes().Length + type.AllInterfaces.Length;
        foreach (var member in type.GetMembers())
        {
            count += member.GetAttributes().Length;
            switch (member)
            {
                case IPropertySymbol property:
                    count += property.Type.Name.Length;
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } method:
                    count += method.ReturnType.Name.Length;
                    foreach (var parameter in method.Parameters)
                    {
                        count += parameter.Type.Name.Length + parameter.GetAttributes().Length;
                    }

                    break;
            }
        }

        return count;
    }
}
