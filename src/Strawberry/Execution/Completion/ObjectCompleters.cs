using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Completion;

/// <summary><c>CompleteValue</c> for values of one object type.</summary>
internal sealed class ObjectCompleter<T> : ValueCompleter<T>
{
    public static readonly ObjectCompleter<T> Instance = new();

    internal override bool Complete(T value, SelectedField field, ResolverScope scope)
    {
        if (!typeof(T).IsValueType && value is null)
        {
            return scope.RejectNull(field);
        }

        var run = (ExecutionRun)scope;
        return run.CompleteObject(value, field.GetOnlySelection(), this);
    }

    internal override bool CompleteItems(ReadOnlySpan<T> items, ref int next, SelectedField field, ResolverScope scope)
    {
        if (items.IsEmpty)
        {
            return true;
        }

        var run = (ExecutionRun)scope;
        var selection = field.GetOnlySelection();
        if (selection.IsPlain)
        {
            return run.CompleteObjects(items, ref next, selection, this);
        }

        return typeof(T).IsValueType || !selection.IsDeferredApart || run.CompleteListApart(items, ref next, selection, this);
    }
}

/// <summary><c>CompleteValue</c> for values of an interface or union: the CLR type of the value tells its object type.</summary>
internal sealed class AbstractCompleter<T> : ValueCompleter<T>
    where T : class
{
    public static readonly AbstractCompleter<T> Instance = new();

    internal override bool Complete(T value, SelectedField field, ResolverScope scope)
    {
        if (value is null)
        {
            return scope.RejectNull(field);
        }

        var run = (ExecutionRun)scope;
        var abstractType = (CompositeType)field.Definition.Type.Named;
        if (abstractType is ObjectType only)
        {
            return run.CompleteObject<object>(value, field.GetSelection(only));
        }

        var schema = run.Operation.Schema;
        var type = schema.GetRuntimeType(value.GetType(), abstractType);
        if (type is null)
        {
            return scope.Reject(
                $"Abstract type \"{abstractType.Name}\" was resolved to a type \"{value.GetType().Name}\" that does not exist inside the schema.",
                field);
        }

        return schema.Definition.IsSubType(abstractType, type)
            ? run.CompleteObject<object>(value, field.GetSelection(type))
            : scope.Reject($"Runtime Object type \"{type.Name}\" is not a possible type for \"{abstractType.Name}\".", field);
    }
}
