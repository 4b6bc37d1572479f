using System.Runtime.CompilerServices;

namespace Strawberry.Resolvers;

/// <summary>The value of a variable in one request, as far as a reader has read it.</summary>
internal abstract class ReadVariable
{
    // Whether what is in the box is kept to make copies of.
    private bool _isTemplate;
    private bool _wasRead;

    /// <summary>The text of the value sent, where it was read from that; empty where it was parsed as a whole.</summary>
    public ReadOnlyMemory<byte> Text { get; protected init; }

    /// <summary>A box of the value sent, once <see cref="Reader"/> has read it.</summary>
    protected object? Box { get; set; }

    /// <summary>Who read the value in the box.</summary>
    protected IVariableReader? Reader { get; set; }

    /// <summary>
    /// The value, where it was read by that reader already. Whoever is given one that can change may change it: the first has it to himself, those behind him get
    /// copies, or the text is read anew for each.
    /// </summary>
    public bool TryTake<T>(InputReader<T> reader, out T value)
    {
        if (Reader is null || !ReferenceEquals(Reader, reader))
        {
            value = default!;
            return false;
        }

        // Only this reader puts a box there.
        if (Box is { } known)
        {
            value = Unsafe.As<StrongBox<T>>(known).Value!;
            if (_isTemplate)
            {
                value = reader.Copy(value);
            }
            else if (!reader.IsImmutable)
            {
                Box = null;
            }

            return true;
        }

        var json = new InputJson(Text.Span);
        if (!json.Reader.Read() || !reader.TryRead(ref json, out value))
        {
            value = default!;
            return false;
        }

        if (reader.CanCopy)
        {
            Box = new StrongBox<T>(reader.Copy(value));
            _isTemplate = true;
        }

        return true;
    }

    /// <summary>Keeps a value that was read in the usual way, where others may have it too. Of one that can change, a copy is worth its price only for a second reader.</summary>
    public void Keep<T>(InputReader<T> reader, T value)
    {
        if (reader.IsImmutable || (reader.CanCopy && _wasRead))
        {
            Box = new StrongBox<T>(reader.Copy(value));
            Reader = reader;
            _isTemplate = !reader.IsImmutable;
        }

        _wasRead = true;
    }
}
