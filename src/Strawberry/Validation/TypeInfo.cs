using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>
/// The types at the current place of a walk over a document. What a method for entering a node gives back is the place around it: the walker keeps it, on its own
/// stack, and hands it to the method for leaving. Null stands for a type that the document names but the schema does not have, or that does not fit its place.
/// </summary>
internal sealed class TypeInfo(SchemaDefinition schema)
{
    /// <summary>The output type of the enclosing field, fragment or operation.</summary>
    public SchemaType? Type { get; private set; }

    /// <summary>The type whose fields the enclosing selection set selects.</summary>
    public CompositeType? ParentType { get; private set; }

    /// <summary>The enclosing field.</summary>
    public FieldDefinition? Field { get; private set; }

    /// <summary>The input type expected here.</summary>
    public SchemaType? InputType { get; private set; }

    /// <summary>The input type expected around this one.</summary>
    public SchemaType? ParentInputType { get; private set; }

    /// <summary>Whether the argument or input field here has a default.</summary>
    public bool HasDefault { get; private set; }

    /// <summary>The directive being walked, or null outside of known directives.</summary>
    public DirectiveDefinition? Directive { get; private set; }

    /// <summary>The argument being walked, or null outside of known arguments.</summary>
    public InputValueDefinition? Argument { get; private set; }

    public void EnterOperation(OperationDefinitionNode node) => Type = schema.GetRootType(node.Operation);

    public void EnterFragment(FragmentDefinitionNode node) => Type = Output(schema.GetType(node.TypeCondition.Name.Value));

    public void LeaveDefinition() => Type = null;

    public SchemaType? EnterInlineFragment(InlineFragmentNode node)
    {
        var outer = Type;
        Type = Output(node.TypeCondition is { } condition ? schema.GetType(condition.Name.Value) : Type?.Named);
        return outer;
    }

    public void LeaveInlineFragment(SchemaType? outer) => Type = outer;

    public CompositeType? EnterSelectionSet()
    {
        var outer = ParentType;
        ParentType = Type?.Named as CompositeType;
        return outer;
    }

    public void LeaveSelectionSet(CompositeType? outer) => ParentType = outer;

    /// <summary>The definition of a field of the enclosing selection set.</summary>
    public FieldDefinition? Find(FieldNode node) => ParentType is { } parent ? schema.GetField(parent, node) : null;

    public FieldPlace EnterField(FieldDefinition? field)
    {
        var outer = new FieldPlace(Type, Field);
        Field = field;
        Type = Output(field?.Type);
        return outer;
    }

    public void LeaveField(FieldPlace outer)
    {
        Type = outer.Type;
        Field = outer.Field;
    }

    public void EnterDirective(DirectiveNode node) => Directive = schema.GetDirective(node.Name.Value);

    public void LeaveDirective() => Directive = null;

    public InputPlace EnterVariableDefinition(VariableDefinitionNode node) => EnterInput(TypeLookup.Find(schema, node.Type), hasDefault: false);

    // An unknown directive leaves the arguments to the field around it.
    public InputPlace EnterArgument(ArgumentNode node)
    {
        var name = node.Name.Value;
        Argument = Directive is { } directive ? directive.GetArgument(name) : Field?.GetArgument(name);
        return EnterInput(Argument);
    }

    public void LeaveArgument(InputPlace outer)
    {
        Argument = null;
        LeaveInput(outer);
    }

    public InputPlace EnterList() => EnterInput(InputType?.NullableType is ListType list ? list.ItemType : null, hasDefault: false);

    public InputPlace EnterObjectField(ObjectFieldNode node) => EnterInput((InputType?.Named as InputObjectType)?.GetField(node.Name.Value));

    public void LeaveInput(InputPlace outer)
    {
        InputType = outer.Type;
        ParentInputType = outer.ParentType;
        HasDefault = outer.HasDefault;
    }

    private InputPlace EnterInput(InputValueDefinition? definition) => EnterInput(definition?.Type, definition?.DefaultValue is not null);

    private InputPlace EnterInput(SchemaType? type, bool hasDefault)
    {
        var outer = new InputPlace(InputType, ParentInputType, HasDefault);
        ParentInputType = InputType;
        InputType = type is { IsInputType: true } ? type : null;
        HasDefault = hasDefault;
        return outer;
    }

    private static SchemaType? Output(SchemaType? type) => type is { IsOutputType: true } ? type : null;
}

/// <summary>The output types around a field.</summary>
internal readonly record struct FieldPlace(SchemaType? Type, FieldDefinition? Field);

/// <summary>The input types around a value.</summary>
internal readonly record struct InputPlace(SchemaType? Type, SchemaType? ParentType, bool HasDefault);
