using System.Collections.Immutable;
using System.Text;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers;

/// <summary>Gives the types of a catalog their fields, interfaces and members, and binds object fields to their resolvers.</summary>
internal sealed class TypeLinker(TypeCatalog catalog, FieldTable? subscription, PermissionBinder permissions, List<string> problems)
{
    public List<BoundObject> Objects { get; } = [];

    public Dictionary<Type, List<BoundObject>> ObjectsByClrType { get; } = [];

    public void Link()
    {
        foreach (var table in catalog.Tables)
        {
            var type = catalog.GetType(table);
            switch (table)
            {
                case FieldTable fields:
                    LinkObject(fields, (ObjectType)type);
                    break;
                case InterfaceTable @interface:
                    LinkInterface(@interface, (InterfaceType)type);
                    break;
                case UnionTable union:
                    ((UnionType)type).Complete([.. union.Members.Select(catalog.Find).OfType<ObjectType>()]);
                    break;
                case InputTable input:
                    ((InputObjectType)type).Complete([.. input.DescribeFields().Select(f => MakeInput(f, $"{table.Name}.{f.Name}"))]);
                    break;
            }
        }
    }

    private void LinkObject(FieldTable table, ObjectType type)
    {
        var definitions = ImmutableArray.CreateBuilder<FieldDefinition>();
        var bound = new List<BoundField>();
        var interfaces = ((IObjectTable)table).Interfaces;
        AddFields(table, type, [], definitions, bound);
        foreach (var extension in catalog.ExtensionsOf(table.Key))
        {
            AddFields(extension, type, table.Guards, definitions, bound);
        }

        foreach (var @interface in interfaces)
        {
            foreach (var extension in catalog.ExtensionsOf(@interface))
            {
                AddFields(extension, type, [.. table.Guards, .. TypeRegistry.Find(@interface)?.Guards ?? []], definitions, bound);
            }
        }

        type.Complete(definitions.ToImmutable(), FindInterfaces(interfaces));
        var entry = new BoundObject(type, table, [.. bound]);
        Objects.Add(entry);
        if (!ObjectsByClrType.TryGetValue(table.Key.ClrType, out var entries))
        {
            ObjectsByClrType[table.Key.ClrType] = entries = [];
        }

        entries.Add(entry);
    }

    private void AddFields(
        FieldTable table, ObjectType type, Attribute[] guards, ImmutableArray<FieldDefinition>.Builder definitions, List<BoundField> bound)
    {
        var descriptors = table.DescribeFields();
        for (var i = 0; i < descriptors.Length; i++)
        {
            var descriptor = descriptors[i];
            if (definitions.Any(d => d.Name == descriptor.Name))
            {
                ReportDuplicate(type.Name, descriptor.Name, table);
                continue;
            }

            var isEvent = table == subscription || IsSubscriptionExtension(table);
            if (isEvent && !descriptor.IsStreamable)
            {
                ReportNoEvents(type.Name, descriptor.Name, table);
            }

            definitions.Add(MakeField(descriptor, type.Name, isEvent));
            bound.Add(new BoundField(table, i, descriptor.Completer)
            {
                Permissions = permissions.Bind(guards, descriptor, $"{type.Name}.{descriptor.Name}"),
            });
        }
    }

    private bool IsSubscriptionExtension(FieldTable table) =>
        subscription is not null && table is IExtensionTable extension && extension.Extends == subscription.Key;

    private void LinkInterface(InterfaceTable table, InterfaceType type)
    {
        var definitions = table.DescribeFields().Select(f => MakeField(f, type.Name, isEvent: false)).ToList();

        // What implements an interface has its fields, those of extensions included, be it an interface itself.
        foreach (var extended in table.Interfaces.Prepend(table.Key))
        {
            foreach (var extension in catalog.ExtensionsOf(extended))
            {
                AddDeclarations(extension, type, definitions);
            }
        }

        type.Complete([.. definitions], FindInterfaces(table.Interfaces));
    }

    private void AddDeclarations(FieldTable extension, InterfaceType type, List<FieldDefinition> definitions)
    {
        foreach (var field in extension.DescribeFields())
        {
            if (definitions.Any(d => d.Name == field.Name))
            {
                ReportDuplicate(type.Name, field.Name, extension);
                continue;
            }

            definitions.Add(MakeField(field, type.Name, isEvent: false));
        }
    }

    private void ReportDuplicate(string type, string field, FieldTable second) =>
        problems.Add($"Field {type}.{field} is defined twice; the second time by {second.GetType().Assembly.GetName().Name}. Give one of them another Name.");

    private void ReportNoEvents(string type, string field, FieldTable table) =>
        problems.Add(
            $"Field {type}.{field} of {table.GetType().Assembly.GetName().Name} gives no events: a field of the subscription root must give IAsyncEnumerable<T> or ChannelReader<T>.");

    private ImmutableArray<InterfaceType> FindInterfaces(TypeKey[] keys) => [.. keys.Select(catalog.Find).OfType<InterfaceType>()];

    private FieldDefinition MakeField(FieldDescriptor field, string parent, bool isEvent)
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
            Resolve(type),
            [.. field.Arguments.Select(a => MakeInput(a, $"{parent}.{field.Name}({a.Name}:)"))],
            field.DeprecationReason);
    }

    private InputValueDefinition MakeInput(InputValueDescriptor input, string place)
    {
        ValueNode? defaultValue = null;
        if (input.DefaultValue is { } text)
        {
            var parsed = Parser.ParseConstValue(Encoding.UTF8.GetBytes(text));
            defaultValue = parsed.Node;
            if (!parsed.Success)
            {
                problems.Add($"The default of {place} is no GraphQL literal: {parsed.Error.Message}");
            }
        }

        return new InputValueDefinition(input.Name, input.Description, Resolve(input.Type), defaultValue, input.DeprecationReason);
    }

    private SchemaType Resolve(TypeRef type) => type switch
    {
        TypeRef.NonNullRef nonNull => new NonNullType(Resolve(nonNull.Of)),
        TypeRef.ListRef list => new ListType(Resolve(list.Item)),
        // Adding the key failed before, and the schema will not be made.
        TypeRef.NamedRef named => catalog.Find(named.Key) ?? SpecifiedScalars.String,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
