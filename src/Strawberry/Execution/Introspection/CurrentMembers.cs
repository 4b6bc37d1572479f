using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>The fields, values and arguments of a schema with and without the deprecated ones: lists that are made once, when a request first asks.</summary>
internal sealed class CurrentMembers
{
    private readonly MemberLists<FieldDefinition> _fields = new(f => f.DeprecationReason is null);
    private readonly MemberLists<EnumValueDefinition> _enumValues = new(v => v.DeprecationReason is null);
    private readonly MemberLists<InputValueDefinition> _inputValues = new(v => v.DeprecationReason is null);

    public FieldDefinition[] GetFields(FieldsType type, bool includeDeprecated) => _fields.Get(type, type.Fields, includeDeprecated);

    public EnumValueDefinition[] GetValues(EnumType type, bool includeDeprecated) => _enumValues.Get(type, type.Values, includeDeprecated);

    public InputValueDefinition[] GetFields(InputObjectType type, bool includeDeprecated) => _inputValues.Get(type, type.Fields, includeDeprecated);

    public InputValueDefinition[] GetArguments(FieldDefinition field, bool includeDeprecated) =>
        _inputValues.Get(field, field.Arguments, includeDeprecated);

    public InputValueDefinition[] GetArguments(DirectiveDefinition directive, bool includeDeprecated) =>
        _inputValues.Get(directive, directive.Arguments, includeDeprecated);

    /// <summary>Keeps a second list only for those who have deprecated members.</summary>
    private sealed class MemberLists<T>(Func<T, bool> isCurrent)
        where T : class
    {
        private readonly ConcurrentDictionary<object, T[]> _current = new(ReferenceEqualityComparer.Instance);

        public T[] Get(object owner, ImmutableArray<T> members, bool includeDeprecated)
        {
            var all = ImmutableCollectionsMarshal.AsArray(members)!;
            return includeDeprecated || all.Length == 0 ? all
                : _current.TryGetValue(owner, out var current) ? current
                : _current.GetOrAdd(owner, Array.TrueForAll(all, IsCurrent) ? all : Array.FindAll(all, IsCurrent));
        }

        private bool IsCurrent(T member) => isCurrent(member);
    }
}
