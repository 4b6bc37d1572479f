using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.Primitives;
using Strawberry.Resolvers.Leaves;

namespace Strawberry.Resolvers;

/// <summary>
/// Walks the selected fields of one object. A generated table's loop asks for the next field, and writes or completes its value; what the
/// resolver throws is caught behind the loop, which then goes on with the next field.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct FieldCursor
{
    private readonly ResolverScope _scope;
    private readonly Utf8Buffer _buffer;
    private readonly SelectedField[] _fields;
    private readonly FieldTable? _table;
    private SelectedField? _current;
    private int _next;
    private int _end;
    private int _valueStart;
    private bool _failed;
    private IServiceProvider? _resolverServices;
    private SelectedField? _resolverServicesField;

    internal FieldCursor(ResolverScope scope, SelectedField[] fields, int start, int end, FieldTable? table)
    {
        _scope = scope;
        _buffer = scope.Buffer;
        _fields = fields;
        _table = table;
        _next = start;
        _end = end;
    }

    /// <summary>A cursor that stands on one field and writes nothing, for middleware and event sources.</summary>
    internal FieldCursor(ResolverScope scope, SelectedField field)
    {
        _scope = scope;
        _buffer = scope.Buffer;
        _fields = [];
        _current = field;
    }

    /// <summary>The index of the current field in its table.</summary>
    public readonly int Field => _current!.FieldIndex;

    /// <summary>Fires when the client has gone, a limit of time is reached or the value is of no use any more.</summary>
    public readonly CancellationToken CancellationToken => _scope.CancellationToken;

    internal readonly ResolverScope Scope => _scope;

    internal readonly SelectedField Current => _current!;

    internal readonly bool Failed => _failed;

    /// <summary>Where the next field to visit stands in the selection.</summary>
    internal readonly int Position => _next;

    /// <summary>Goes back before the first field, for another object with the same fields.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Restart()
    {
        _next = 0;
        _end = _fields.Length;
        if (_resolverServices is not null)
        {
            _resolverServices = null;
        }
    }

    /// <summary>Goes to the next selected field of this table and writes its key. False: there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        var next = _next;
        if (next < _end)
        {
            var field = _fields[next];
            if (field.Table is { } table && ReferenceEquals(table, _table))
            {
                var buffer = _buffer;
                buffer.WriteKey(field.Key, next == 0);
                _next = next + 1;
                _current = field;
                _valueStart = buffer.Length;
                return true;
            }
        }

        return MoveNextOther();
    }

    // Constants are written; a field of another table ends the walk.
    private bool MoveNextOther()
    {
        while (_next < _end)
        {
            var field = _fields[_next];
            if (field.Table is not null)
            {
                return ReferenceEquals(field.Table, _table) && MoveNext();
            }

            _buffer.WriteKey(field.Key, _next == 0);
            _next++;
        }

        return false;
    }

    /// <summary>Writes a <c>String!</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(string? value)
    {
        if (value is null)
        {
            FailNull();
            return;
        }

        _buffer.WriteString(value);
    }

    /// <summary>Writes a <c>String</c>.</summary>
    public readonly void WriteNullable(string? value)
    {
        if (value is null)
        {
            _buffer.WriteNull();
            return;
        }

        _buffer.WriteString(value);
    }

    /// <summary>Writes an <c>Int!</c>.</summary>
    public readonly void Write(int value) => _buffer.WriteNumber(value);

    /// <summary>Writes a <c>Float!</c>.</summary>
    public void Write(double value)
    {
        if (double.IsFinite(value))
        {
            _buffer.WriteNumber(value);
        }
        else
        {
            Complete(value, LeafCompleter<double, DoubleFormat>.Instance);
        }
    }

    /// <summary>Writes a <c>Boolean!</c>.</summary>
    public readonly void Write(bool value) => _buffer.WriteBoolean(value);

    /// <summary>Writes an <c>ID!</c>.</summary>
    public readonly void Write(ID value) => _buffer.WriteString(value.Value);

    /// <summary>Completes a value of any kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Complete<T>(T value, ValueCompleter<T> completer)
    {
        var scope = _scope;
        scope.Push(_current!, _valueStart);
        var done = completer.Complete(value, _current!, scope);
        scope.Pop();
        if (!done)
        {
            Fail();
        }
    }

    /// <summary>The value of the current field's argument, by its position in the field's descriptor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Argument<T>(int index, InputReader<T> reader)
    {
        var argument = _current!.Arguments[index];
        return argument.Constant is StrongBox<T> box ? box.Value! : _scope.ReadArgument(argument, reader);
    }

    /// <summary>A service; throws when there is none.</summary>
    public T Service<T>(ServiceScope scope = ServiceScope.Default)
        where T : class => ServicesOf(scope, _scope.IsSingleton(typeof(T))).GetRequiredService<T>();

    /// <summary>A service, or null.</summary>
    public T? OptionalService<T>(ServiceScope scope = ServiceScope.Default)
        where T : class => ServicesOf(scope, _scope.IsSingleton(typeof(T))).GetService<T>();

    /// <summary>A keyed service; throws when there is none.</summary>
    public T KeyedService<T>(object? key, ServiceScope scope = ServiceScope.Default)
        where T : class => ServicesOf(scope, _scope.IsSingleton(typeof(T), key)).GetRequiredKeyedService<T>(key);

    /// <summary>A keyed service, or null.</summary>
    public T? OptionalKeyedService<T>(object? key, ServiceScope scope = ServiceScope.Default)
        where T : class =>
        ServicesOf(scope, _scope.IsSingleton(typeof(T), key)) is IKeyedServiceProvider services ? services.GetKeyedService<T>(key) : null;

    /// <summary>What the transport gave along with the request (<c>HttpContext</c>, <c>ClaimsPrincipal</c>); throws when it gave none.</summary>
    public readonly T Feature<T>()
        where T : class => _scope.GetFeature<T>(required: true)!;

    /// <summary>What the transport gave along with the request, or null.</summary>
    public readonly T? OptionalFeature<T>()
        where T : class => _scope.GetFeature<T>(required: false);

    /// <summary>The operation's loader of that type, made on first use.</summary>
    public readonly T Loader<T>(Func<DataLoaderContext, T> make)
        where T : class => KnownLoader.Find(_scope.Loaders, make) is { } known ? Unsafe.As<T>(known) : _scope.GetLoader(make);

    /// <summary>The operation's instance of an extension class, made on first use.</summary>
    public T Instance<T>(InstanceFactory<T> make)
        where T : class
    {
        if (_scope.FindInstance<T>() is { } found)
        {
            return found;
        }

        // A cursor on no field: the instance outlives the resolver that is the first to need it.
        var cursor = new FieldCursor(_scope, [], 0, 0, null);
        var made = make(ref cursor);
        _scope.AddInstance(made);
        return made;
    }

    /// <summary>What is known of the execution at the current field.</summary>
    public readonly ResolveInfo Info() => new(_scope.DescribeField(_current!));

    /// <summary>What is known of the execution at the current field, with the request's context as <typeparamref name="TContext"/>.</summary>
    public readonly ResolveInfo<TContext> Info<TContext>() => new(_scope.DescribeField(_current!));

    /// <summary>Records what the resolver of the current field threw, and writes null where the field accepts it.</summary>
    internal void HandleException(Exception exception)
    {
        _scope.AddFieldError(exception, _current!);
        if (_current!.AcceptsNull)
        {
            _scope.TruncateTo(_valueStart);
            _buffer.WriteNull();
        }
        else
        {
            Fail();
        }
    }

    private IServiceProvider ServicesOf(ServiceScope scope, bool isSingleton)
    {
        if (isSingleton || scope == ServiceScope.Request)
        {
            return _scope.RequestServices;
        }

        if (scope == ServiceScope.Operation || (scope == ServiceScope.Default && (_current is null || _scope.SharesServices(_current))))
        {
            return _scope.OperationServices;
        }

        // One scope serves all parameters of a resolver.
        if (_resolverServices is null || !ReferenceEquals(_resolverServicesField, _current))
        {
            _resolverServices = _current is null ? _scope.CreateInstanceServices() : _scope.CreateServices();
            _resolverServicesField = _current;
        }

        return _resolverServices;
    }

    private void Fail()
    {
        _failed = true;
        _end = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FailNull()
    {
        _scope.AddNullError(_current!);
        Fail();
    }
}

/// <summary>Makes the instance of an extension class, its constructor filled from services.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T InstanceFactory<out T>(ref FieldCursor cursor);
