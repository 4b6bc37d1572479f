using System.Collections.Immutable;
using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Turns the definitions of a document into types that refer to each other.</summary>
internal sealed class SdlLinker
{
    private readonly SdlDefinitions _definitions;
    private readonly SdlErrors _errors;
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);

    public SdlLinker(SdlDefinitions definitions, IntrospectionTypes introspection, SdlErrors errors)
    {
        _definitions = definitions;
        _errors = errors;
        foreach (var scalar in SpecifiedScalars.All)
        {
            _types.Add(scalar.Name, scalar);
        }

        foreach (var type in introspection.All)
        {
            _types.Add(type.Name, type);
        }
    }

    public SchemaParts Link()
    {
        var types = ImmutableArray.CreateBuilder<NamedType>(_definitions.Types.Count);
        var linked = new List<TypeDefinitionNode>(_definitions.Types.Count);
        foreach (var node in _definitions.Types)
        {
            // A document may spell out the types of the specification; theirs are used.
            if (!_types.TryGetValue(node.Name.Value, out var type))
            {
                _types.Add(node.Name.Value, type = Declare(node));
                linked.Add(node);
            }

            types.Add(type);
        }

        foreach (var node in linked)
        {
            Complete(node);
        }

        return new SchemaParts
        {
            Description = _definitions.Schema?.Description?.Value,
            QueryType = FindRoot(OperationType.Query),
            MutationType = FindRoot(OperationType.Mutation),
            SubscriptionType = FindRoot(OperationType.Subscription),
            Types = types.ToImmutable(),
            Directives = [.. _definitions.Directives.Select(BuildDirective)],
        };
    }

    private NamedType Declare(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        var description = node.Description?.Value;
        var extensions = _definitions.GetExtensions(name);
        switch (node)
        {
            case ScalarTypeDefinitionNode:
                var url = AppliedDirectives.GetSpecifiedByUrl(node.Directives);
                foreach (var extension in extensions.OfType<ScalarTypeExtensionNode>())
                {
                    url = AppliedDirectives.GetSpecifiedByUrl(extension.Directives) ?? url;
                }

                return new ScalarType(name, description, url);
            case ObjectTypeDefinitionNode:
                return new ObjectType(name, description);
            case InterfaceTypeDefinitionNode:
                return new InterfaceType(name, description);
            case UnionTypeDefinitionNode:
                return new UnionType(name, description);
            case EnumTypeDefinitionNode @enum:
                var values = @enum.Values.AddRange(extensions.OfType<EnumTypeExtensionNode>().SelectMany(e => e.Values));
                return new EnumType(name, description, [.. values.Select(BuildEnumValue)]);
            default:
                return new InputObjectType(name, description, AppliedDirectives.IsOneOf(node.Directives));
        }
    }

    private void Complete(TypeDefinitionNode node)
    {
        var type = _types[node.Name.Value];
        var extensions = _definitions.GetExtensions(type.Name);
        switch (node)
        {
            case ObjectTypeDefinitionNode n:
                var objects = extensions.OfType<ObjectTypeExtensionNode>().ToArray();
                ((ObjectType)type).Complete(
                    BuildFields([.. n.Fields, .. objects.SelectMany(e => e.Fields)]),
                    FindInterfaces(type, [.. n.Interfaces, .. objects.SelectMany(e => e.Interfaces)]));
                break;
            case InterfaceTypeDefinitionNode n:
                var interfaces = extensions.OfType<InterfaceTypeExtensionNode>().ToArray();
                ((InterfaceType)type).Complete(
                    BuildFields([.. n.Fields, .. interfaces.SelectMany(e => e.Fields)]),
                    FindInterfaces(type, [.. n.Interfaces, .. interfaces.SelectMany(e => e.Interfaces)]));
                break;
            case UnionTypeDefinitionNode n:
                ((UnionType)type).Complete(FindMembers(type, [.. n.Types, .. extensions.OfType<UnionTypeExtensionNode>().SelectMany(e => e.Types)]));
                break;
            case InputObjectTypeDefinitionNode n:
                ((InputObjectType)type).Complete(
                    BuildInputValues([.. n.Fields, .. extensions.OfType<InputObjectTypeExtensionNode>().SelectMany(e => e.Fields)]));
                break;
        }
    }

    private ObjectType? FindRoot(OperationType operation)
    {
        var node = _definitions.Roots.FirstOrDefault(r => r.Operation == operation)?.Type;

        // Section 3.3.1, "Default Root Operation Type Names": they count only when there is no schema definition.
        var root = _definitions.Schema is null && _types.TryGetValue(operation.ToString(), out var byName) ? byName
            : node is not null ? Find(node)
            : null;
        if (root is not null and not ObjectType)
        {
            var condition = operation == OperationType.Query ? "" : " if provided";
            var message = $"{operation} root type must be Object type{condition}, it cannot be {root}.";
            _errors.Add(message, node?.Start ?? _definitions.Types.Find(t => t.Name.Value == root.Name)?.Start ?? 0);
        }

        return root as ObjectType;
    }

    private ImmutableArray<InterfaceType> FindInterfaces(NamedType type, NamedTypeNode[] nodes)
    {
        var interfaces = ImmutableArray.CreateBuilder<InterfaceType>(nodes.Length);
        foreach (var node in nodes)
        {
            var found = Find(node);
            if (found is InterfaceType @interface)
            {
                interfaces.Add(@interface);
            }
            else if (found is not null)
            {
                _errors.Add($"Type {type} must only implement Interface types, it cannot implement {found}.", node.Start);
            }
        }

        return interfaces.ToImmutable();
    }

    private ImmutableArray<ObjectType> FindMembers(NamedType union, NamedTypeNode[] nodes)
    {
        var members = ImmutableArray.CreateBuilder<ObjectType>(nodes.Length);
        foreach (var node in nodes)
        {
            var found = Find(node);
            if (found is ObjectType member)
            {
                members.Add(member);
            }
            else if (found is not null)
            {
                _errors.Add($"Union type {union} can only include Object types, it cannot include {found}.", node.Start);
            }
        }

        return members.ToImmutable();
    }

    private ImmutableArray<FieldDefinition> BuildFields(FieldDefinitionNode[] nodes)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDefinition>(nodes.Length);
        foreach (var node in nodes)
        {
            var arguments = BuildInputValues([.. node.Arguments]);
            if (Find(node.Type) is { } type)
            {
                fields.Add(new FieldDefinition(
                    node.Name.Value,
                    node.Description?.Value,
                    type,
                    arguments,
                    AppliedDirectives.GetDeprecationReason(node.Directives)));
            }
        }

        return fields.ToImmutable();
    }

    private ImmutableArray<InputValueDefinition> BuildInputValues(InputValueDefinitionNode[] nodes)
    {
        var values = ImmutableArray.CreateBuilder<InputValueDefinition>(nodes.Length);
        foreach (var node in nodes)
        {
            if (Find(node.Type) is { } type)
            {
                values.Add(new InputValueDefinition(
                    node.Name.Value,
                    node.Description?.Value,
                    type,
                    node.DefaultValue,
                    AppliedDirectives.GetDeprecationReason(node.Directives)));
            }
        }

        return values.ToImmutable();
    }

    private static EnumValueDefinition BuildEnumValue(EnumValueDefinitionNode node) =>
        new(node.Name.Value, node.Description?.Value, AppliedDirectives.GetDeprecationReason(node.Directives));

    private DirectiveDefinition BuildDirective(DirectiveDefinitionNode node) => new(
        node.Name.Value,
        node.Description?.Value,
        [.. node.Locations.Select(l => DirectiveLocationNames.Parse(l.Value))],
        BuildInputValues([.. node.Arguments]),
        node.Repeatable);

    private SchemaType? Find(TypeNode node) => node switch
    {
        ListTypeNode list => Find(list.Type) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => Find(nonNull.Type) is { } nullable ? new NonNullType(nullable) : null,
        NamedTypeNode named => Find(named),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private NamedType? Find(NamedTypeNode node)
    {
        if (_types.TryGetValue(node.Name.Value, out var type))
        {
            return type;
        }

        _errors.Add($"Unknown type \"{node.Name}\".{DidYouMean.Suggest(node.Name.Value, _types.Keys)}", node.Start);
        return null;
    }
}
