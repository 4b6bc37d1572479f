using System.Collections;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry;

/// <summary>What is selected below a field: the collected fields of each type its value may have.</summary>
public sealed class SelectedFields : IReadOnlyList<SelectedFields.Entry>
{
    private readonly List<Entry> _entries = [];

    internal SelectedFields(SelectedField field, Func<CompositeType, IEnumerable<ObjectType>> possibleTypes)
    {
        if (field.Source is null || field.Definition.Type.Named is not CompositeType composite)
        {
            return;
        }

        foreach (var type in possibleTypes(composite))
        {
            var selection = field.GetSelection(type);
            Add(selection, type, possibleTypes);
            foreach (var deferred in selection.Deferred)
            {
                Add(deferred.Selection, type, possibleTypes);
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public Entry this[int index] => _entries[index];

    /// <summary>Whether a field of that schema name is selected, on any type.</summary>
    public bool Contains(string fieldName)
    {
        foreach (var entry in _entries)
        {
            if (entry.Name == fieldName)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<Entry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(Selection selection, ObjectType type, Func<CompositeType, IEnumerable<ObjectType>> possibleTypes)
    {
        foreach (var field in selection.Fields)
        {
            _entries.Add(new Entry(field, type, possibleTypes));
        }
    }

    /// <summary>A selected field.</summary>
    public sealed class Entry
    {
        private readonly SelectedField _field;
        private readonly Func<CompositeType, IEnumerable<ObjectType>> _possibleTypes;
        private SelectedFields? _selections;

        internal Entry(SelectedField field, ObjectType type, Func<CompositeType, IEnumerable<ObjectType>> possibleTypes)
        {
            _field = field;
            _possibleTypes = possibleTypes;
            TypeName = type.Name;
        }

        /// <summary>The object type it is selected on.</summary>
        public string TypeName { get; }

        /// <summary>The field's name in the schema.</summary>
        public string Name => _field.Definition.Name;

        /// <summary>The field's key in the response.</summary>
        public string ResponseName => _field.ResponseName;

        /// <summary>What is selected below it.</summary>
        public SelectedFields Selections => _selections ??= new SelectedFields(_field, _possibleTypes);
    }
}
