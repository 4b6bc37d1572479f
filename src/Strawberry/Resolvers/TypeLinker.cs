using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers;

/// <summary>Gives the types of a catalog their fields, interfaces and members, and binds object fields to their resolvers.</summary>
internal sealed class TypeLinker(TypeCatalog catalog, TypeEntry? subscription, PermissionBinder permissions, List<string> problems)
{
    public List<BoundObject> Objects { get; } = [];

    public void Link()
    {
        for (var i = 0; i < catalog.Entries.Count; i++)
        {
            var entry = catalog.Entries[i];
            var type = catalog.Types[i];
            switch (entry.Kind)
            {
                case TypeKind.Object:
                    LinkObject(entry, (ObjectType)type);
                    break;
                case TypeKind.Interface:
                    LinkInterface(entry, (InterfaceType)type);
                    break;
                case TypeKind.Union:
                    ((UnionType)type).Complete([.. entry.Description.Members.Select(m => catalog.Find(entry, m)).OfType<ObjectType>()]);
                    break;
                case TypeKind.Input:
                    ((InputObjectType)type).Complete(MakeInputs(entry, entry.Description.InputFields, entry.Name, null));
                    break;
            }
        }
    }

    private void LinkObject(TypeEntry entry, ObjectType type)
    {
        var fields = new FieldList(entry.Description.Fields.Count);
        AddFields(entry, type, [], fields);
        foreach (var extension in catalog.ExtensionsOf(entry))
        {
            AddFields(extension, type, entry.GetGuards(), fields);
        }

        foreach (var reference in entry.Description.Interfaces)
        {
            if (TypeRegistry.Resolve(entry, reference) is { } @interface)
            {
                foreach (var extension in catalog.ExtensionsOf(@interface))
                {
                    AddFields(extension, type, [.. entry.GetGuards(), .. @interface.GetGuards()], fields);
                }
            }
        }

        type.Complete([.. fields.Definitions], FindInterfaces(entry));
        Objects.Add(new BoundObject(type, entry, [.. fields.Bound]));
    }

    private void AddFields(TypeEntry entry, ObjectType type, Attribute[] guards, FieldList fields)
    {
        var descriptors = entry.Description.Fields;
        for (var i = 0; i < descriptors.Count; i++)
        {
            var descriptor = descriptors[i];
            if (!fields.Names.Add(descriptor.Name))
            {
                ReportDuplicate(type.Name, descriptor.Name, entry);
                continue;
            }

            var isEvent = entry == subscription || IsSubscriptionExtension(entry);
            if (isEvent && !descriptor.IsStreamable)
            {
                ReportNoEvents(type.Name, descriptor.Name, entry);
            }

            fields.Definitions.Add(MakeField(entry, descriptor, type.Name, isEvent));
            fields.Bound.Add(new BoundField(entry, i)
            {
                Permissions = guards.Length == 0 && !descriptor.IsGuarded
                    ? null
                    : permissions.Bind(guards, entry.GetGuards(i), descriptor.AllowsAnonymous, $"{type.Name}.{descriptor.Name}"),
            });
        }
    }

    private bool IsSubscriptionExtension(TypeEntry entry) =>
        subscription is not null && entry.Kind == TypeKind.Extension && TypeRegistry.Resolve(entry, entry.Description.Extends!) == subscription;

    private void LinkInterface(TypeEntry entry, InterfaceType type)
    {
        var fields = new FieldList(entry.Description.Fields.Count);
        AddDeclarations(entry, type, fields);

        // What implements an interface has its fields, those of extensions included, be it an interface itself.
        AddExtensions(entry, type, fields);
        foreach (var reference in entry.Description.Interfaces)
        {
            if (TypeRegistry.Resolve(entry, reference) is { } extended)
            {
                AddExtensions(extended, type, fields);
            }
        }

        type.Complete([.. fields.Definitions], FindInterfaces(entry));
    }

    private void AddExtensions(TypeEntry extended, InterfaceType type, FieldList fields)
    {
        foreach (var extension in catalog.ExtensionsOf(extended))
        {
            AddDeclarations(extension, type, fields);
        }
    }

    private void AddDeclarations(TypeEntry entry, InterfaceType type, FieldList fields)
    {
        foreach (var field in entry.Description.Fields)
        {
            if (!fields.Names.Add(field.Name))
            {
                ReportDuplicate(type.Name, field.Name, entry);
                continue;
            }

            fields.Definitions.Add(MakeField(entry, field, type.Name, isEvent: false));
        }
    }

    private void ReportDuplicate(string type, string field, TypeEntry second) =>
        problems.Add($"Field {type}.{field} is defined twice; the second time by {second.AssemblyName}. Give one of them another Name.");

    private void ReportNoEvents(string type, string field, TypeEntry entry) =>
        problems.Add(
            $"Field {type}.{field} of {entry.AssemblyName} gives no events: a field of the subscription root must give IAsyncEnumerable<T> or ChannelReader<T>.");

    private ImmutableArray<InterfaceType> FindInterfaces(TypeEntry entry)
    {
        var references = entry.Description.Interfaces;
        if (references.Count == 0)
        {
            return [];
        }

        var found = new List<InterfaceType>(references.Count);
        foreach (var reference in references)
        {
            if (catalog.Find(entry, reference) is InterfaceType type)
            {
                found.Add(type);
            }
        }

        return [.. found];
    }

    private FieldDefinition MakeField(TypeEntry entry, FieldDescriptor field, string parent, bool isEvent)
    {
        var type = field.Type;
        if (isEvent && field.IsStreamable)
        {
            // On the subscription root a sequence is a source of events of its item type.
            type = type is TypeRef.NonNullRef { Of: var nullable } ? nullable : type;
            type = ((TypeRef.ListRef)type).Item;
        }

        return new FieldDefinition(
            field.Name,
            field.Description,
            Resolve(entry, type),
            MakeInputs(entry, field.Arguments, parent, field.Name),
            field.DeprecationReason);
    }

    private ImmutableArray<InputValueDefinition> MakeInputs(TypeEntry entry, List<InputValueDescriptor> inputs, string parent, string? field)
    {
        if (inputs.Count == 0)
        {
            return [];
        }

        var made = new InputValueDefinition[inputs.Count];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = MakeInput(entry, inputs[i], parent, field);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(made);
    }

    private InputValueDefinition MakeInput(TypeEntry entry, InputValueDescriptor input, string parent, string? field)
    {
        ValueNode? defaultValue = null;
        if (input.DefaultValue is { } text)
        {
            var parsed = Parser.ParseConstValue(Encoding.UTF8.GetBytes(text));
            defaultValue = parsed.Node;
            if (!parsed.Success)
            {
                var place = field is null ? $"{parent}.{input.Name}" : $"{parent}.{field}({input.Name}:)";
                problems.Add($"The default of {place} is no GraphQL literal: {parsed.Error.Message}");
            }
        }

        return new InputValueDefinition(input.Name, input.Description, Resolve(entry, input.Type), defaultValue, input.DeprecationReason);
    }

    private SchemaType Resolve(TypeEntry entry, TypeRef type) => type switch
    {
        TypeRef.NonNullRef nonNull => new NonNullType(Resolve(entry, nonNull.Of)),
        TypeRef.ListRef list => new ListType(Resolve(entry, list.Item)),
        // Adding the type failed before, and the schema will not be made.
        TypeRef.NamedRef named => catalog.Find(entry, named) ?? SpecifiedScalars.String,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The fields of a type as they are found.</summary>
    private readonly struct FieldList(int capacity)
    {
        public HashSet<string> Names { get; } = new(capacity, StringComparer.Ordinal);

        public List<FieldDefinition> Definitions { get; } = new(capacity);

        public List<BoundField> Bound { get; } = new(capacity);
    }
}
