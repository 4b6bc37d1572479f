using System.Collections.Immutable;
using Strawberry.Errors;

namespace Strawberry.TypeSystem;

/// <summary>Lists every rule of section 3, "Type System", that a schema breaks, in the words of graphql-js.</summary>
internal static class SchemaValidator
{
    /// <summary>Every problem of the schema; empty if it is valid.</summary>
    public static ImmutableArray<GraphQLError> Validate(SchemaDefinition schema)
    {
        var errors = new SchemaErrors();
        var members = new MemberRules(errors);
        RootTypeRules.Check(schema, errors);
        AddDuplicates(schema, errors);
        foreach (var directive in schema.Directives)
        {
            members.CheckDirective(directive);
        }

        var interfaces = new InterfaceRules(schema, errors);
        var defaultCycles = new DefaultValueCycleRule(errors);
        foreach (var type in schema.Types)
        {
            if (!IntrospectionTypes.Contains(type.Name))
            {
                members.CheckName(type.Name);
            }

            switch (type)
            {
                case FieldsType parent:
                    members.CheckFields(parent);
                    interfaces.Check(parent);
                    break;
                case UnionType union:
                    members.CheckUnion(union);
                    break;
                case EnumType @enum:
                    members.CheckEnum(@enum);
                    break;
                case InputObjectType input:
                    members.CheckInputObject(input);
                    defaultCycles.Check(input);
                    break;
            }
        }

        FiniteInputRule.Check(schema, errors);
        return errors.ToImmutable();
    }

    private static void AddDuplicates(SchemaDefinition schema, SchemaErrors errors)
    {
        if (schema.HasDuplicateTypes)
        {
            errors.AddDuplicates(schema.Types.Select(t => t.Name), name => $"There can be only one type named \"{name}\".");
        }

        if (schema.HasDuplicateDirectives)
        {
            errors.AddDuplicates(schema.Directives.Select(d => d.Name), name => $"There can be only one directive named \"@{name}\".");
        }
    }
}
