using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>The definitions of a type system document by what they define, each type with its extensions.</summary>
internal sealed class SdlDefinitions
{
    private readonly Dictionary<string, TypeDefinitionNode> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TypeExtensionNode>> _extensions = new(StringComparer.Ordinal);
    private readonly Dictionary<OperationType, OperationTypeDefinitionNode> _roots = [];
    private readonly SdlErrors _errors;

    public SdlDefinitions(Document document, SdlErrors errors)
    {
        _errors = errors;
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case SchemaDefinitionNode schema:
                    AddSchema(schema);
                    break;
                case SchemaExtensionNode extension:
                    AddRoots(extension.OperationTypes);
                    break;
                case DirectiveDefinitionNode directive:
                    AddDirective(directive);
                    break;
                case TypeDefinitionNode type:
                    AddType(type);
                    break;
                case TypeExtensionNode extension:
                    AddExtension(extension);
                    break;
            }
        }

        CheckExtensions();
    }

    public SchemaDefinitionNode? Schema { get; private set; }

    /// <summary>The first definition of each name, in document order.</summary>
    public List<TypeDefinitionNode> Types { get; } = [];

    public List<DirectiveDefinitionNode> Directives { get; } = [];

    public IEnumerable<string> TypeNames => _types.Keys;

    public IReadOnlyCollection<OperationTypeDefinitionNode> Roots => _roots.Values;

    public IReadOnlyList<TypeExtensionNode> GetExtensions(string typeName) =>
        _extensions.TryGetValue(typeName, out var extensions) ? extensions : [];

    private void AddSchema(SchemaDefinitionNode schema)
    {
        if (Schema is not null)
        {
            _errors.Add("Must provide only one schema definition.", schema.Start);
        }

        Schema ??= schema;
        AddRoots(schema.OperationTypes);
    }

    private void AddRoots(IEnumerable<OperationTypeDefinitionNode> roots)
    {
        foreach (var root in roots)
        {
            if (!_roots.TryAdd(root.Operation, root))
            {
                var operation = root.Operation.ToString().ToLowerInvariant();
                _errors.Add($"There can be only one {operation} type in schema.", _roots[root.Operation].Start, root.Start);
            }
        }
    }

    private void AddDirective(DirectiveDefinitionNode directive)
    {
        var earlier = Directives.Find(d => d.Name.Value == directive.Name.Value);
        if (earlier is not null)
        {
            _errors.Add($"There can be only one directive named \"@{directive.Name}\".", earlier.Name.Start, directive.Name.Start);
            return;
        }

        Directives.Add(directive);
    }

    private void AddType(TypeDefinitionNode type)
    {
        if (_types.TryAdd(type.Name.Value, type))
        {
            Types.Add(type);
            return;
        }

        _errors.Add($"There can be only one type named \"{type.Name}\".", _types[type.Name.Value].Name.Start, type.Name.Start);
    }

    private void AddExtension(TypeExtensionNode extension)
    {
        if (!_extensions.TryGetValue(extension.Name.Value, out var extensions))
        {
            _extensions[extension.Name.Value] = extensions = [];
        }

        extensions.Add(extension);
    }

    private void CheckExtensions()
    {
        foreach (var extension in _extensions.Values.SelectMany(e => e).OrderBy(e => e.Start))
        {
            if (!_types.TryGetValue(extension.Name.Value, out var definition))
            {
                _errors.Add(
                    $"Cannot extend type \"{extension.Name}\" because it is not defined.{DidYouMean.Suggest(extension.Name.Value, _types.Keys)}",
                    extension.Name.Start);
            }
            else if (KindOf(extension) is var kind && kind != KindOf(definition))
            {
                _errors.Add($"Cannot extend non-{kind} type \"{extension.Name}\".", definition.Start, extension.Start);
            }
        }
    }

    private static string KindOf(TypeSystemDefinitionNode node) => node switch
    {
        ScalarTypeDefinitionNode or ScalarTypeExtensionNode => "scalar",
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => "object",
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => "interface",
        UnionTypeDefinitionNode or UnionTypeExtensionNode => "union",
        EnumTypeDefinitionNode or EnumTypeExtensionNode => "enum",
        _ => "input object",
    };
}
