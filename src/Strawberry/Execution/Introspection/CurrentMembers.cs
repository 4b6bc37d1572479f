using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>The fields, values and arguments of a schema with and without the deprecated ones: lists that are made once, not in every request.</summary>
internal sealed class CurrentMembers
{
    private readonly MemberLists<FieldDefinition> _fields = new(f => f.DeprecationReason is null);
    private readonly MemberLists<EnumValueDefinition> _enumValues = new(v => v.DeprecationReason is null);
    private readonly MemberLists<InputValueDefinition> _inputValues = new(v => v.DeprecationReason is null);

    public CurrentMembers(SchemaDefinition schema)
    {
        foreach (var type in schema.Types)
        {
            switch (type)
            {
                case FieldsType parent:
                    _fields.Add(parent, parent.Fields);
                    foreach (var field in parent.Fields)
                    {
                        _inputValues.Add(field, field.Arguments);
                    }

                    break;
                case EnumType @enum:
                    _enumValues.Add(@enum, @enum.Values);
                    break;
                case InputObjectType input:
                    _inputValues.Add(input, input.Fields);
                    break;
            }
        }

        foreach (var directive in schema.Directives)
        {
            _inputValues.Add(directive, directive.Arguments);
        }
    }

    public FieldDefinition[] GetFields(FieldsType type, bool includeDeprecated) => _fields.Get(type, type.Fields, includeDeprecated);

    public EnumValueDefinition[] GetValues(EnumType type, bool includeDeprecated) => _enumValues.Get(type, type.Values, includeDeprecated);

    public InputValueDefinition[] GetFields(InputObjectType type, bool includeDeprecated) => _inputValues.Get(type, type.Fields, includeDeprecated);

    public InputValueDefinition[] GetArguments(FieldDefinition field, bool includeDeprecated) =>
        _inputValues.Get(field, field.Arguments, includeDeprecated);

    public InputValueDefinition[] GetArguments(DirectiveDefinition directive, bool includeDeprecated) =>
        _inputValues.Get(directive, directive.Arguments, includeDeprecated);

    /// <summary>Keeps a second list only for those who have deprecated members.</summary>
    private sealed class MemberLists<T>(Func<T, bool> isCurrent)
    {
        private readonly Dictionary<object, T[]> _current = new(ReferenceEqualityComparer.Instance);

        public void Add(object owner, ImmutableArray<T> members)
        {
            if (!members.All(isCurrent))
            {
                _current[owner] = [.. members.Where(isCurrent)];
            }
        }

        public T[] Get(object owner, ImmutableArray<T> members, bool includeDeprecated) =>
            !includeDeprecated && _current.TryGetValue(owner, out var current) ? current : ImmutableCollectionsMarshal.AsArray(members)!;
    }
}
