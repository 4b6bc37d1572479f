using System.Collections.Immutable;
using Strawberry.Language;

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
        else if (!HasNameCharacters(name))
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

    private static bool HasNameCharacters(string name)
    {
        foreach (var c in name)
        {
            if (c != '_' && !char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    public void CheckDirective(DirectiveDefinition directive)
    {
        CheckName(directive.Name);
        if (directive.HasNoLocation)
        {
            errors.Add($"Directive @{directive.Name} must include 1 or more locations.");
        }

        CheckArguments(null, directive.Name, directive.Arguments);
    }

    public void CheckFields(FieldsType type)
    {
        if (type.Fields.IsEmpty)
        {
            errors.Add($"Type {type} must define one or more fields.");
        }

        if (type.HasDuplicates)
        {
            AddDuplicateFields(type, type.Fields.Select(f => f.Name));
        }

        foreach (var field in type.Fields)
        {
            CheckName(field.Name);
            if (!field.Type.IsOutputType)
            {
                errors.Add($"The type of {type}.{field.Name} must be Output Type but got: {field.Type}.");
            }

            CheckArguments(type, field.Name, field.Arguments);
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

        if (type.HasDuplicates)
        {
            AddDuplicateValues(type);
        }

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

        if (type.HasDuplicates)
        {
            AddDuplicateFields(type, type.Fields.Select(f => f.Name));
        }

        foreach (var field in type.Fields)
        {
            var coordinate = new Coordinate(type, field.Name, null);
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

    private void CheckArguments(FieldsType? type, string owner, ImmutableArray<InputValueDefinition> arguments)
    {
        if (HasDuplicates(arguments))
        {
            AddDuplicateArguments(type, owner, arguments);
        }

        foreach (var argument in arguments)
        {
            CheckInputValue(new Coordinate(type, owner, argument.Name), argument, "argument");
        }
    }

    private static bool HasDuplicates(ImmutableArray<InputValueDefinition> arguments)
    {
        for (var i = 1; i < arguments.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (arguments[i].Name == arguments[j].Name)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void AddDuplicateFields(NamedType type, IEnumerable<string> names) =>
        errors.AddDuplicates(names, name => $"Field \"{type}.{name}\" can only be defined once.");

    private void AddDuplicateValues(EnumType type) =>
        errors.AddDuplicates(type.Values.Select(v => v.Name), name => $"Enum value \"{type}.{name}\" can only be defined once.");

    private void AddDuplicateArguments(FieldsType? type, string owner, ImmutableArray<InputValueDefinition> arguments) =>
        errors.AddDuplicates(arguments.Select(a => a.Name), name => $"Argument \"{new Coordinate(type, owner, name)}\" can only be defined once.");

    private void CheckInputValue(in Coordinate coordinate, InputValueDefinition value, string kind)
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
            CheckDefault(coordinate, defaultValue, value.Type);
        }
    }

    private void CheckDefault(Coordinate coordinate, ValueNode defaultValue, SchemaType type) =>
        ConstLiteralChecker.Check(defaultValue, type, (path, problem) =>
        {
            var place = path.Length == 0 ? "" : $" at {path}";
            errors.Add($"{coordinate} has invalid default value{place}: {problem}");
        });

    /// <summary>Where a value is declared: a field of an input type, an argument of a field or, without a type, of a directive. Spelled only in errors.</summary>
    private readonly struct Coordinate(NamedType? type, string member, string? argument)
    {
        public override string ToString()
        {
            var owner = type is null ? $"@{member}" : $"{type}.{member}";
            return argument is null ? owner : $"{owner}({argument}:)";
        }
    }
}
