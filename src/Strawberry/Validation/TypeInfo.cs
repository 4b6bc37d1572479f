using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>
/// The types at the current place of a walk over a document. The walker pushes when it enters a node and pops when it leaves it;
/// null stands for a type that the document names but the schema does not have, or that does not fit its place.
/// </summary>
internal sealed class TypeInfo(SchemaDefinition schema)
{
    private readonly List<SchemaType?> _types = [];
    private readonly List<CompositeType?> _parentTypes = [];
    private readonly List<FieldDefinition?> _fields = [];
    private readonly List<SchemaType?> _inputTypes = [];
    private readonly List<bool> _defaults = [];

    /// <summary>The output type of the enclosing field, fragment or operation.</summary>
    public SchemaType? Type => Last(_types);

    /// <summary>The type whose fields the enclosing selection set selects.</summary>
    public CompositeType? ParentType => Last(_parentTypes);

    /// <summary>The enclosing field.</summary>
    public FieldDefinition? Field => Last(_fields);

    /// <summary>The input type expected here.</summary>
    public SchemaType? InputType => Last(_inputTypes);

    /// <summary>The input type expected around this one.</summary>
    public SchemaType? ParentInputType => _inputTypes.Count > 1 ? _inputTypes[^2] : null;

    /// <summary>Whether the argument or input field here has a default.</summary>
    public bool HasDefault => _defaults.Count > 0 && _defaults[^1];

    /// <summary>The directive being walked, or null outside of known directives.</summary>
    public DirectiveDefinition? Directive { get; private set; }

    /// <summary>The argument being walked, or null outside of known arguments.</summary>
    public InputValueDefinition? Argument { get; private set; }

    public void EnterOperation(OperationDefinitionNode node) => _types.Add(schema.GetRootType(node.Operation));

    public void EnterFragment(FragmentDefinitionNode node) => _types.Add(Output(schema.GetType(node.TypeCondition.Name.Value)));

    public void EnterInlineFragment(InlineFragmentNode node) =>
        _types.Add(Output(node.TypeCondition is { } condition ? schema.GetType(condition.Name.Value) : Type?.Named));

    public void LeaveType() => _types.RemoveAt(_types.Count - 1);

    public void EnterSelectionSet() => _parentTypes.Add(Type?.Named as CompositeType);

    public void LeaveSelectionSet() => _parentTypes.RemoveAt(_parentTypes.Count - 1);

    public void EnterField(FieldNode node)
    {
        var field = ParentType is { } parent ? schema.GetField(parent, node.Name.Value) : null;
        _fields.Add(field);
        _types.Add(Output(field?.Type));
    }

    public void LeaveField()
    {
        _fields.RemoveAt(_fields.Count - 1);
        LeaveType();
    }

    public void EnterDirective(DirectiveNode node) => Directive = schema.GetDirective(node.Name.Value);

    public void LeaveDirective() => Directive = null;

    public void EnterVariableDefinition(VariableDefinitionNode node)
    {
        _inputTypes.Add(Input(TypeLookup.Find(schema, node.Type)));
        _defaults.Add(false);
    }

    // An unknown directive leaves the arguments to the field around it.
    public void EnterArgument(ArgumentNode node)
    {
        var name = node.Name.Value;
        Argument = Directive is { } directive ? directive.GetArgument(name) : Field?.GetArgument(name);
        EnterInput(Argument);
    }

    public void LeaveArgument()
    {
        Argument = null;
        LeaveInput();
    }

    public void EnterList()
    {
        _inputTypes.Add(InputType?.NullableType is ListType list ? Input(list.ItemType) : null);
        _defaults.Add(false);
    }

    public void EnterObjectField(ObjectFieldNode node) =>
        EnterInput((InputType?.Named as InputObjectType)?.GetField(node.Name.Value));

    public void LeaveInput()
    {
        _inputTypes.RemoveAt(_inputTypes.Count - 1);
        _defaults.RemoveAt(_defaults.Count - 1);
    }

    private static T? Last<T>(List<T?> stack)
        where T : class => stack.Count > 0 ? stack[^1] : null;

    private static SchemaType? Output(SchemaType? type) => type is { IsOutputType: true } ? type : null;

    private static SchemaType? Input(SchemaType? type) => type is { IsInputType: true } ? type : null;

    private void EnterInput(InputValueDefinition? definition)
    {
        _inputTypes.Add(Input(definition?.Type));
        _defaults.Add(definition?.DefaultValue is not null);
    }
}
