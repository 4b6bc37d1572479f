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
    private const int MinNodes = 8;
    private const int MaxNodes = 1024;

    private ResultNode?[]? _nodes;
    private int _nodesInUse;
    private ResultNode? _baseNode;

    private protected ResolverScope()
    {
    }

    internal Utf8Buffer Buffer { get; private protected set; } = null!;

    internal PathFrame[] Frames { get; private set; } = new PathFrame[InitialDepth];

    internal int Depth { get; set; }

    /// <summary>The loaders that were asked for here.</summary>
    internal KnownLoader? Loaders { get; private protected set; }

    /// <summary>The position that the frames start from.</summary>
    internal ResultNode? BaseNode
    {
        get
        {
            if (BasePlace >= 0)
            {
                _baseNode = MaterializePlace(BasePlace);
                BasePlace = -1;
            }

            return _baseNode;
        }

        set
        {
            if (!ReferenceEquals(_baseNode, value))
            {
                _baseNode = value;
            }

            BasePlace = -1;
        }
    }

    /// <summary>The number of the place that the frames start from, as long as nobody has asked for its node; -1 for none.</summary>
    internal int BasePlace { get; private protected set; } = -1;

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
        frame.Late = 0;
    }

    internal ref PathFrame PushItems(bool acceptsNull)
    {
        ref var frame = ref NextFrame();
        frame.Field = null;
        frame.Index = 0;
        frame.Start = Buffer.Length;
        frame.AcceptsNull = acceptsNull;
        frame.Late = 0;
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
        if (frame.Late != 0)
        {
            EndLate(ref frame);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Pop()
    {
        ref var frame = ref Frames[--Depth];
        if (frame.Late != 0)
        {
            EndLate(ref frame);
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
            if (!frame.HasNode)
            {
                var node = TakeNode();
                node.Begin(parent, frame);
                frame.Node = node;
                var first = frame.Late - 1;
                frame.Late = -1;
                if (first >= 0)
                {
                    MaterializePlaces(first, node);
                }
            }

            parent = frame.Node;
        }

        return parent;
    }

    /// <summary>The position that the first <paramref name="depth"/> frames lead to, on the heap, where it is nearly always.</summary>
    private protected ResultNode? NodeAt(int depth) => depth == 0 ? BaseNode : Frames[depth - 1].HasNode ? Frames[depth - 1].Node : Materialize(depth);

    /// <summary>Puts the position of a place on the heap.</summary>
    private protected abstract ResultNode MaterializePlace(int place);

    /// <summary>Puts on the heap the positions of those places, from <paramref name="first"/> on, that stand in an item whose own is there now.</summary>
    private protected abstract void MaterializePlaces(int first, ResultNode item);

    /// <summary>Ends the item in which that is the first place.</summary>
    private protected abstract void EndItemOf(int place);

    /// <summary>Lets the nodes serve again that positions were given; nobody may refer to them any more.</summary>
    private protected void ReuseNodes() => _nodesInUse = 0;

    /// <summary>Forgets the nodes that positions were given.</summary>
    private protected void ForgetNodes()
    {
        _nodes?.AsSpan(0, _nodesInUse).Clear();
        _nodesInUse = 0;
    }

    /// <summary>A node that nobody refers to, as long as the scope is that of one request.</summary>
    private protected ResultNode TakeNode()
    {
        if (_nodes is null || _nodesInUse == _nodes.Length)
        {
            if (_nodesInUse == MaxNodes)
            {
                return new ResultNode();
            }

            Array.Resize(ref _nodes, Math.Max(MinNodes, _nodesInUse * 2));
        }

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

    private void EndLate(ref PathFrame frame)
    {
        if (frame.Late > 0)
        {
            EndItemOf(frame.Late - 1);
        }
        else
        {
            frame.Node!.End = Buffer.Length;
            frame.Node = null;
        }

        frame.Late = 0;
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
