using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>A selected field exists on its parent type. https://spec.graphql.org/draft/#sec-Field-Selections</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : Rule(context)
{
    public static readonly RuleEntry Entry = new(RuleHooks.EnterField, static context => new FieldsOnCorrectTypeRule(context));

    public override void EnterField(FieldNode node)
    {
        if (Context.Types.ParentType is { } type && Context.Types.Field is null)
        {
            Context.Report($"Cannot query field \"{node.Name}\" on type \"{type}\".{Hint(type, node.Name.Value)}", node);
        }
    }

    private string Hint(CompositeType type, string field)
    {
        if (Context.HideSuggestions)
        {
            return "";
        }

        var elsewhere = type is ObjectType ? [] : TypesWith(type, field);
        return elsewhere.Count > 0
            ? SuggestionList.DidYouMean(elsewhere, "to use an inline fragment on")
            : SuggestionList.DidYouMean(type is FieldsType fields ? SuggestionList.For(field, Names(fields)) : []);
    }

    // Possible types that have the field and the interfaces they have it from, the most widely shared first.
    private List<string> TypesWith(CompositeType type, string field)
    {
        var uses = new Dictionary<FieldsType, int>();
        foreach (var possible in Context.Schema.GetPossibleTypes(type))
        {
            if (possible.GetField(field) is null)
            {
                continue;
            }

            uses[possible] = 1;
            foreach (var @interface in possible.Interfaces)
            {
                if (@interface.GetField(field) is not null)
                {
                    uses[@interface] = uses.GetValueOrDefault(@interface) + 1;
                }
            }
        }

        var types = new List<FieldsType>(uses.Keys);
        types.Sort((a, b) => Order(uses, a, b));
        return types.ConvertAll(static t => t.Name);
    }

    private int Order(Dictionary<FieldsType, int> uses, FieldsType a, FieldsType b)
    {
        if (uses[a] != uses[b])
        {
            return uses[b] - uses[a];
        }

        if (a is InterfaceType && Context.Schema.IsSubType(a, b))
        {
            return -1;
        }

        return b is InterfaceType && Context.Schema.IsSubType(b, a) ? 1 : NaturalOrder.Compare(a.Name, b.Name);
    }

    private static IEnumerable<string> Names(FieldsType type)
    {
        foreach (var field in type.Fields)
        {
            yield return field.Name;
        }
    }
}
