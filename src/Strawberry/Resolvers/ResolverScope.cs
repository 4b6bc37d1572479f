using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using Strawberry.Language;
using Strawberry.Primitives;

namespace Strawberry.Resolvers;

/// <summary>
/// Where resolvers write: the buffer of one execution group or stream item, the position in it, and the services of the operation. Used by one
/// thread at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResolverScope
{
    private const int InitialDepth = 4;
    private const int MaxNodes = 8;

    private ResultNode?[]? _nodes;
    private int _nodesInUse;

    private protected ResolverScope()
    {
    }

    internal Utf8Buffer Buffer { get; private protected set; } = null!;

    internal PathFrame[] Frames { get; private set; } = new PathFrame[InitialDepth];

    internal int Depth { get; set; }

    /// <summary>The loaders that were asked for here.</summary>
    internal KnownLoader? Loaders { get; private protected set; }

    /// <summary>The position that the frames start from.</summary>
    internal ResultNode? BaseNode { get; set; }

    internal abstract CancellationToken CancellationToken { get; }

    internal abstract VariableSource Variables { get; }

    /// <summary>Whether the service is the same in every scope, so that none is needed for it.</summary>
    internal abstract bool IsSingleton(Type type);

    /// <inheritdoc cref="IsSingleton(Type)"/>
    internal abstract bool IsSingleton(Type type, object? key);

    /// <summary>The services the request brought.</summary>
    internal abstract IServiceProvider RequestServices { get; }

    /// <summary>The services of the operation's one scope; of the event's, in a subscription.</summary>
    internal abstract IServiceProvider OperationServices { get; }

    /// <summary>The services of a new scope, which ends when the operation has and its last resolver, too; for an item of a stream or an event, when that has.</summary>
    internal abstract IServiceProvider CreateServices();

    /// <summary>The services of a new scope, for what lives as long as the operation or event.</summary>
    internal abstract IServiceProvider CreateInstanceServices();

    /// <summary>Whether a field's resolver gets the operation's services by default: it runs beside no other.</summary>
    internal abstract bool SharesServices(SelectedField field);

    internal abstract T? GetFeature<T>(bool required)
        where T : class;

    internal abstract T GetLoader<T>(Func<DataLoaderContext, T> make)
        where T : class;

    internal abstract T? FindInstance<T>()
        where T : class;

    internal abstract void AddInstance<T>(T instance)
        where T : class;

    internal abstract ResolveInfoSource DescribeField(SelectedField field);

    /// <summary>Records what was thrown at a field of the object that the frames lead to.</summary>
    internal abstract void AddFieldError(Exception exception, SelectedField field);

    /// <summary>Records a null in a non-null field of the object that the frames lead to.</summary>
    internal abstract void AddNullError(SelectedField field);

    /// <summary>Records a null at the position that the frames lead to. Always false: the null propagates.</summary>
    internal abstract bool RejectNull(SelectedField field);

    /// <summary>Records why the value at the position that the frames lead to cannot be completed. Always false: a null propagates.</summary>
    internal abstract bool Reject(string problem, SelectedField field);

    /// <summary>Records what was thrown at the position that the frames lead to.</summary>
    internal abstract void AddError(Exception exception, SelectedField field);

    /// <summary>Forgets what was written from <paramref name="start"/> on, and the work that hangs on it.</summary>
    internal abstract void TruncateTo(int start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Push(SelectedField field, int start)
    {
        ref var frame = ref NextFrame();
        frame.Field = field;
        frame.Start = start;
        frame.AcceptsNull = field.AcceptsNull;
        frame.Node = null;
    }

    internal ref PathFrame PushItems(bool acceptsNull)
    {
        ref var frame = ref NextFrame();
        frame.Field = null;
        frame.Index = 0;
        frame.Start = Buffer.Length;
        frame.AcceptsNull = acceptsNull;
        frame.Node = null;
        return ref frame;
    }

    /// <summary>Begins an item of the list whose frame is on top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeginItem(int index)
    {
        ref var frame = ref Frames[Depth - 1];
        frame.Index = index;
        frame.Start = Buffer.Length;
    }

    /// <summary>Ends the item, before anything is written behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EndItem()
    {
        ref var frame = ref Frames[Depth - 1];
        if (frame.Node is { } node)
        {
            node.End = Buffer.Length;
            frame.Node = null;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Pop()
    {
        ref var frame = ref Frames[--Depth];
        if (frame.Node is { } node)
        {
            node.End = Buffer.Length;
            frame.Node = null;
        }
    }

    /// <summary>Leaves the frames above <paramref name="depth"/>, after an exception.</summary>
    internal void Unwind(int depth)
    {
        while (Depth > depth)
        {
            Pop();
        }
    }

    /// <summary>The current position on the heap; null for the root of a scope that starts at none.</summary>
    internal ResultNode? Materialize() => Materialize(Depth);

    /// <summary>The position that the first <paramref name="depth"/> frames lead to, on the heap.</summary>
    private protected ResultNode? Materialize(int depth)
    {
        var parent = BaseNode;
        for (var i = 0; i < depth; i++)
        {
            ref var frame = ref Frames[i];
            if (frame.Node is null)
            {
                frame.Node = TakeNode();
                frame.Node.Begin(parent, frame);
            }

            parent = frame.Node;
        }

        return parent;
    }

    /// <summary>The position above the current one on the heap; null for the root of a scope that starts at none.</summary>
    /// <param name="spare">A node to use if it has none yet, and is not the first.</param>
    internal ResultNode? MaterializeParent(ResultNode spare)
    {
        var depth = Depth - 1;
        if (depth <= 0)
        {
            return BaseNode;
        }

        ref var frame = ref Frames[depth - 1];
        if (frame.Node is { } known)
        {
            return known;
        }

        // Nearly always that of a list's item, the list having one already.
        var parent = depth == 1 ? BaseNode : Frames[depth - 2].Node ?? Materialize(depth - 1);
        spare.Begin(parent, frame);
        return frame.Node = spare;
    }

    /// <summary>Lets the nodes serve again that positions were given; nobody may refer to them any more.</summary>
    private protected void ReuseNodes() => _nodesInUse = 0;

    /// <summary>Forgets the nodes that positions were given.</summary>
    private protected void ForgetNodes()
    {
        _nodes = null;
        _nodesInUse = 0;
    }

    private ResultNode TakeNode()
    {
        if (_nodesInUse == MaxNodes)
        {
            return new ResultNode();
        }

        _nodes ??= new ResultNode[MaxNodes];
        return _nodes[_nodesInUse++] ??= new ResultNode();
    }

    /// <summary>The path of the current position; <paramref name="field"/> adds a last step.</summary>
    internal ImmutableArray<PathSegment> GetPath(SelectedField? field = null)
    {
        var path = ImmutableArray.CreateBuilder<PathSegment>();
        AddSegments(path, BaseNode);
        for (var i = 0; i < Depth; i++)
        {
            ref var frame = ref Frames[i];
            path.Add(frame.Field is { } f ? new PathSegment(f.ResponseName) : new PathSegment(frame.Index));
        }

        if (field is not null)
        {
            path.Add(field.ResponseName);
        }

        return path.ToImmutable();
    }

    private protected virtual void AddSegments(ImmutableArray<PathSegment>.Builder path, ResultNode? node)
    {
        if (node is null)
        {
            return;
        }

        AddSegments(path, node.Parent);
        path.Add(node.Field is { } f ? new PathSegment(f.ResponseName) : new PathSegment(node.Index));
    }

    internal T ReadArgument<T>(SelectedArgument argument, InputReader<T> reader)
    {
        if (argument.Template is StrongBox<T> template)
        {
            return reader.Copy(template.Value!);
        }

        switch (argument.Kind)
        {
            case SourceArgumentKind.Constant:
                CheckNull(argument, new InputValue(argument.Value!, null), reader);
                return Keep(argument, reader, reader.Read(new InputValue(argument.Value!, null)));
            case SourceArgumentKind.Variable:
                var variable = Variables.Find(argument);
                if (variable is not null && variable.TryTake(reader, out var taken))
                {
                    return taken;
                }

                if (!Variables.TryGet(((VariableNode)argument.Value!).Name.Value, out var value))
                {
                    return ReadDefault(argument, reader);
                }

                if (value.IsNull && !argument.Definition.Type.IsNullable)
                {
                    throw NullVariable(argument);
                }

                CheckNull(argument, value, reader);
                var read = reader.Read(value);
                if (value.Literal is null && variable is not null)
                {
                    variable.Keep(reader, read);
                    Variables.NoteReader(argument, reader, reader.IsDirect);
                }

                return read;
            case SourceArgumentKind.Mixed:
                if (new NullVariables(argument, Variables).Find() is { } problem)
                {
                    throw problem;
                }

                return reader.Read(new InputValue(argument.Value!, Variables));
            default:
                return ReadDefault(argument, reader);
        }
    }

    private static void CheckNull<T>(SelectedArgument argument, in InputValue value, InputReader<T> reader)
    {
        if (value.IsNull && reader.RefusesNull)
        {
            throw InputCoercionException.Null($"Argument \"{argument.Coordinate}\"");
        }
    }

    private static T ReadDefault<T>(SelectedArgument argument, InputReader<T> reader)
    {
        if (argument.Definition.DefaultValue is { } literal)
        {
            var value = reader.Read(new InputValue(literal, null));
            return argument.Kind == SourceArgumentKind.Absent ? Keep(argument, reader, value) : value;
        }

        return reader.Absent;
    }

    private static T Keep<T>(SelectedArgument argument, InputReader<T> reader, T value)
    {
        if (reader.IsImmutable)
        {
            argument.Constant = new StrongBox<T>(value);
        }
        else if (reader.CanCopy)
        {
            argument.Template = new StrongBox<T>(reader.Copy(value));
        }

        return value;
    }

    private static InputCoercionException NullVariable(SelectedArgument argument)
    {
        var name = ((VariableNode)argument.Value!).Name.Value;
        return new InputCoercionException(
            $"Argument \"{argument.Coordinate}\" has invalid value: Expected variable \"${name}\" provided to non-null type \"{argument.Definition.Type}\" not to be null.")
        {
            Node = argument.Value,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref PathFrame NextFrame()
    {
        if (Depth == Frames.Length)
        {
            var longer = new PathFrame[Frames.Length * 2];
            Frames.CopyTo(longer, 0);
            Frames = longer;
        }

        return ref Frames[Depth++];
    }
}
