using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>A selected field exists on its parent type. https://spec.graphql.org/draft/#sec-Field-Selections</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterField;

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
            ? DidYouMean.Word(elsewhere, "to use an inline fragment on")
            : type is FieldsType fields ? DidYouMean.Suggest(field, Names(fields)) : "";
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

        return Sorted(uses).ConvertAll(static t => t.Name);
    }

    // The order is not transitive, so the result depends on the algorithm. This one, a run at the start and then insertion by
    // bisection, is what JavaScript engines do to few items.
    private List<FieldsType> Sorted(Dictionary<FieldsType, int> uses)
    {
        var types = new List<FieldsType>(uses.Keys);
        var run = Math.Min(types.Count, 2);
        var descending = run == 2 && Order(uses, types[1], types[0]) < 0;
        while (run > 1 && run < types.Count && Order(uses, types[run], types[run - 1]) < 0 == descending)
        {
            run++;
        }

        if (descending)
        {
            types.Reverse(0, run);
        }

        for (; run < types.Count; run++)
        {
            var type = types[run];
            var (low, high) = (0, run);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Order(uses, type, types[middle]) < 0 ? (low, middle) : (middle + 1, high);
            }

            types.RemoveAt(run);
            types.Insert(low, type);
        }

        return types;
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

        return b is InterfaceType && Context.Schema.IsSubType(b, a) ? 1 : DidYouMean.CompareNaturally(a.Name, b.Name);
    }

    private static IEnumerable<string> Names(FieldsType type)
    {
        foreach (var field in type.Fields)
        {
            yield return field.Name;
        }
    }
}
