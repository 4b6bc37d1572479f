using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>
/// Executes the fragments of a series one after the other, with one run for all whose data is at hand and complete. Any other becomes a group of its own.
/// </summary>
internal sealed class DeferredRunner(OperationExecution operation, DeferredObjects series, ResolverScopes? scopes) : IRunOwner, IDisposable
{
    private const int MinSize = 512;
    private const int MaxSize = 64 * 1024;

    private ExecutionRun? _run;
    private DeferredValues? _values;
    private DeferredStretch _stretch;
    private int _stretchNumber;
    private int _element;
    private Selection? _fields;
    private bool _isCompleted;

    void IRunOwner.OnRunCompleted(ExecutionRun run) => _isCompleted = true;

    /// <summary>Begins a stretch.</summary>
    public void Begin(in DeferredStretch stretch, int number)
    {
        _stretch = stretch;
        _stretchNumber = number;
        _fields = stretch.Selection.Deferred[0].Selection;
    }

    /// <summary>Executes the fragment of one object.</summary>
    public void Run(object? source, int element)
    {
        _isCompleted = false;
        _element = element;
        var index = _stretch.Index < 0 ? -1 : _stretch.Index + element - _stretch.Start;
        var run = _run ??= TakeRun();
        if (run.ExecuteFragment(source, _fields!, _stretch.Node, index))
        {
            _values ??= new DeferredValues(series, GuessSize(run.Buffer.Length, element));
            _values.Add(run.Buffer.WrittenSpan, _stretch, index, element);
            run.Buffer.Truncate(0);
            operation.DeferredGroupsEnded(1);
            return;
        }

        // It waits, has failed, or leaves errors or work.
        _run = null;
        Flush();
        var group = run.TakeFragmentGroup();
        var task = series.MakeTask(_stretchNumber, element, group);
        series.Queue!.Join(group, task);
        task.Adopt(run, _isCompleted);
    }

    /// <summary>Delivers what is at hand.</summary>
    public void End()
    {
        Flush();
        if (_run is { } run)
        {
            _run = null;
            operation.ReturnRun(run);
        }
    }

    /// <summary>Makes the group of the object whose fragment is being executed.</summary>
    public DeliveryGroup MakeGroup() => series.MakeGroup(_stretchNumber, _element);

    public void Dispose()
    {
        _run?.Discard();
        _values?.Dispose();
    }

    // The others are hardly larger than the first: a buffer of that size does not have to grow.
    private int GuessSize(int size, int element) => Math.Clamp((size + (size / 4)) * (series.End(_stretchNumber) - element), MinSize, MaxSize);

    private ExecutionRun TakeRun()
    {
        var run = operation.TakeRun(this, null, null, RunPart.None, scopes);
        run.Fragment = this;
        return run;
    }

    private void Flush()
    {
        if (_values is { } values)
        {
            _values = null;
            series.Queue!.SeriesValues(series, values, values.Count);
        }
    }
}
