using System.Collections;
using System.Globalization;
using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Primitives;

namespace Strawberry.Incremental;

/// <summary>The entries of a payload. Those of fragments that were complete one after the other are made when somebody asks for them; who writes the payload does not.</summary>
internal sealed class PayloadEntries(IncrementalFormat format) : IReadOnlyList<IncrementalEntry>, IDisposable
{
    private SmallList<object> _parts;
    private List<IncrementalEntry>? _made;

    public int Count { get; private set; }

    /// <summary>An <see cref="IncrementalEntry"/> or <see cref="DeferredValues"/> each.</summary>
    public SmallList<object> Parts => _parts;

    /// <summary>About how many bytes the entries take.</summary>
    public int SizeHint { get; private set; }

    /// <summary>The entries, if they were made: they may differ from <see cref="Parts"/> by what was changed in them.</summary>
    public IReadOnlyList<IncrementalEntry>? Made => _made;

    public IncrementalEntry this[int index] => Make()[index];

    /// <summary>Entries that are made already; null for none.</summary>
    public static PayloadEntries? Of(IReadOnlyList<IncrementalEntry> made, IncrementalFormat format)
    {
        if (made.Count == 0)
        {
            return null;
        }

        var entries = new PayloadEntries(format);
        foreach (var entry in made)
        {
            entries.Add(entry);
        }

        return entries;
    }

    public void Add(IncrementalEntry entry)
    {
        _parts.Add(entry);
        Count++;
        SizeHint += entry.ContentJson.Length + 64;
    }

    public void Add(DeferredValues values)
    {
        _parts.Add(values);
        Count += values.Count;
        SizeHint += values.Length + (64 * values.Count);
    }

    /// <summary>Puts other errors in the place of all. Entries that are not made have none.</summary>
    public void ReplaceErrors(Func<GraphQLError, GraphQLError> replace)
    {
        if (_made is { } made)
        {
            foreach (var entry in made)
            {
                ExecutionPayload.Replace(entry.ErrorList, replace);
            }

            return;
        }

        foreach (var part in _parts)
        {
            if (part is IncrementalEntry { ErrorList: { } errors })
            {
                ExecutionPayload.Replace(errors, replace);
            }
        }
    }

    public IEnumerator<IncrementalEntry> GetEnumerator() => Make().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Ends the use of the memory that contents lie in.</summary>
    public void Dispose()
    {
        foreach (var part in _parts)
        {
            switch (part)
            {
                case IncrementalEntry entry:
                    entry.ContentJson = default;
                    break;
                case DeferredValues values:
                    values.Dispose();
                    break;
            }
        }

        foreach (var entry in _made ?? [])
        {
            entry.ContentJson = default;
        }
    }

    private List<IncrementalEntry> Make()
    {
        if (_made is { } made)
        {
            return made;
        }

        made = new List<IncrementalEntry>(Count);
        foreach (var part in _parts)
        {
            if (part is DeferredValues values)
            {
                AddTo(made, values);
            }
            else
            {
                made.Add((IncrementalEntry)part);
            }
        }

        return _made = made;
    }

    private void AddTo(List<IncrementalEntry> made, DeferredValues values)
    {
        for (var s = 0; s < values.Stretches.Length; s++)
        {
            var stretch = values.Stretches[s];
            for (var i = stretch.Start; i < values.End(s); i++)
            {
                var entry = new IncrementalEntry { ContentJson = values[i] };
                if (format == IncrementalFormat.PendingCompleted)
                {
                    entry.Id = values.GetId(stretch, i).ToString(CultureInfo.InvariantCulture);
                }
                else
                {
                    entry.Locate(stretch.Node, stretch.Label, stretch.Index < 0 ? -1 : stretch.Index + i - stretch.Start);
                }

                made.Add(entry);
            }
        }
    }
}
