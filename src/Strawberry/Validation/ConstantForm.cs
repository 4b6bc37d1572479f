using System.Collections.Immutable;
using Strawberry.Language;

namespace Strawberry.Validation;

/// <summary>A literal as a scalar or enum sees it before variables have values: null for each, and fields set to one left out.</summary>
internal static class ConstantForm
{
    /// <summary>The literal itself if it holds no variables.</summary>
    public static ValueNode Of(ValueNode node)
    {
        switch (node)
        {
            case VariableNode:
                return new NullValueNode(node.Start, node.End);
            case ListValueNode list:
                return List(list);
            case ObjectValueNode @object:
                return Object(@object);
            default:
                return node;
        }
    }

    private static ListValueNode List(ListValueNode list)
    {
        var changed = false;
        var items = ImmutableArray.CreateBuilder<ValueNode>(list.Values.Length);
        foreach (var item in list.Values)
        {
            var constant = Of(item);
            changed |= !ReferenceEquals(constant, item);
            items.Add(constant);
        }

        return changed ? new ListValueNode(list.Start, list.End, items.MoveToImmutable()) : list;
    }

    private static ObjectValueNode Object(ObjectValueNode node)
    {
        var changed = false;
        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>(node.Fields.Length);
        foreach (var field in node.Fields)
        {
            if (field.Value is VariableNode)
            {
                changed = true;
                continue;
            }

            var constant = Of(field.Value);
            changed |= !ReferenceEquals(constant, field.Value);
            fields.Add(ReferenceEquals(constant, field.Value) ? field : new ObjectFieldNode(field.Start, field.End, field.Name, constant));
        }

        return changed ? new ObjectValueNode(node.Start, node.End, fields.ToImmutable()) : node;
    }
}
