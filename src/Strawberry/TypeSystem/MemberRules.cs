using System.Collections.Immutable;

namespace Strawberry.TypeSystem;

/// <summary>"Type Validation" of sections 3.6 to 3.10 and 3.13, for what stands in one type or directive: names, types, defaults, deprecations.</summary>
internal sealed class MemberRules(SchemaErrors errors)
{
    /// <summary>The grammar of "Name", and "Reserved Names".</summary>
    public void CheckName(string name)
    {
        if (name.Length == 0)
        {
            errors.Add("Expected name to be a non-empty string.");
        }
        else if (!name.All(c => c == '_' || char.IsAsciiLetterOrDigit(c)))
        {
            errors.Add($"Names must only contain [_a-zA-Z0-9] but \"{name}\" does not.");
        }
        else if (char.IsAsciiDigit(name[0]))
        {
            errors.Add($"Names must start with [_a-zA-Z] but \"{name}\" does not.");
        }
        else if (name.StartsWith("__", StringComparison.Ordinal))
        {
            errors.Add($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.");
        }
    }

    public void CheckDirective(DirectiveDefinition directive)
    {
        CheckName(directive.Name);
        if (directive.Locations.IsEmpty)
        {
            errors.Add($"Directive @{directive.Name} must include 1 or more locations.");
        }

        CheckArguments($"@{directive.Name}", directive.Arguments);
    }

    public void CheckFields(FieldsType type)
    {
        if (type.Fields.IsEmpty)
        {
            errors.Add($"Type {type} must define one or more fields.");
        }

        errors.AddDuplicates(type.Fields.Select(f => f.Name), name => $"Field \"{type}.{name}\" can only be defined once.");
        foreach (var field in type.Fields)
        {
            CheckName(field.Name);
            if (!field.Type.IsOutputType)
            {
                errors.Add($"The type of {type}.{field.Name} must be Output Type but got: {field.Type}.");
            }

            CheckArguments($"{type}.{field.Name}", field.Arguments);
        }
    }

    public void CheckUnion(UnionType union)
    {
        if (union.Types.IsEmpty)
        {
            errors.Add($"Union type {union} must define one or more member types.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in union.Types)
        {
            if (!seen.Add(member.Name))
            {
                errors.Add($"Union type {union} can only include type {member} once.");
            }
        }
    }

    public void CheckEnum(EnumType type)
    {
        if (type.Values.IsEmpty)
        {
            errors.Add($"Enum type {type} must define one or more values.");
        }

        errors.AddDuplicates(type.Values.Select(v => v.Name), name => $"Enum value \"{type}.{name}\" can only be defined once.");
        foreach (var value in type.Values)
        {
            CheckName(value.Name);
            if (value.Name is "true" or "false" or "null")
            {
                errors.Add($"Enum values cannot be named: {value.Name}");
            }
        }
    }

    public void CheckInputObject(InputObjectType type)
    {
        if (type.Fields.IsEmpty)
        {
            errors.Add($"Input Object type {type} must define one or more fields.");
        }

        errors.AddDuplicates(type.Fields.Select(f => f.Name), name => $"Field \"{type}.{name}\" can only be defined once.");
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type}.{field.Name}";
            CheckInputValue(coordinate, field, "input field");
            if (!type.IsOneOf)
            {
                continue;
            }

            if (!field.Type.IsNullable)
            {
                errors.Add($"OneOf input field {coordinate} must be nullable.");
            }

            if (field.DefaultValue is not null)
            {
                errors.Add($"OneOf input field {coordinate} cannot have a default value.");
            }
        }
    }

    private void CheckArguments(string owner, ImmutableArray<InputValueDefinition> arguments)
    {
        errors.AddDuplicates(arguments.Select(a => a.Name), name => $"Argument \"{owner}({name}:)\" can only be defined once.");
        foreach (var argument in arguments)
        {
            CheckInputValue($"{owner}({argument.Name}:)", argument, "argument");
        }
    }

    private void CheckInputValue(string coordinate, InputValueDefinition value, string kind)
    {
        CheckName(value.Name);
        if (!value.Type.IsInputType)
        {
            errors.Add($"The type of {coordinate} must be Input Type but got: {value.Type}.");
        }

        if (value is { IsRequired: true, DeprecationReason: not null })
        {
            errors.Add($"Required {kind} {coordinate} cannot be deprecated.");
        }

        if (value.DefaultValue is { } defaultValue)
        {
            ConstLiteralChecker.Check(defaultValue, value.Type, (path, problem) =>
            {
                var place = path.Length == 0 ? "" : $" at {path}";
                errors.Add($"{coordinate} has invalid default value{place}: {problem}");
            });
        }
    }
}
