using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>How a run executes the root fields of a mutation, one after the other.</summary>
internal sealed partial class ExecutionRun
{
    /// <summary>Executes the next root fields, up to one that has to be waited for. What comes late lies between the pieces.</summary>
    private void ContinueSerially()
    {
        var serial = _serial!;
        var fields = serial.Selection.Fields;
        _isPassing = true;
        BaseNode = null;
        Defers = serial.Defers;
        var start = serial.Position == 0 ? 0 : Buffer.Length;
        while (serial.Position < fields.Length)
        {
            if (!ResolveMixedFields(serial.Source, fields, serial.Position, serial.Position + 1))
            {
                serial.IsDone = true;
                EndPass(done: false);
                return;
            }

            serial.Position++;
            if (_outstanding > 0)
            {
                serial.Pieces.Add((start, Buffer.Length));
                _isPassing = false;
                return;
            }
        }

        serial.IsDone = true;
        Buffer.WriteByte((byte)'}');
        serial.Pieces.Add((start, Buffer.Length));
        AddGroups(serial.Selection.DeferUsages.Length, serial.Defers);

        if (serial.Selection.Deferred.Length > 0)
        {
            AddDeferred(serial.Source, serial.Selection);
        }

        EndPass(done: true);
    }
}

/// <summary>How far the serial execution of root fields has come.</summary>
internal sealed class SerialPass(object? source, Selection selection, DeliveryGroup? defers)
{
    public object? Source { get; } = source;

    public Selection Selection { get; } = selection;

    public DeliveryGroup? Defers { get; } = defers;

    /// <summary>The next field; while one is waited for, the one behind it.</summary>
    public int Position { get; set; }

    public bool IsDone { get; set; }

    /// <summary>The parts of the buffer that make up the root object.</summary>
    public List<(int Start, int End)> Pieces { get; } = [];

    /// <summary>Whether the field is the root field being executed.</summary>
    public bool IsInTurn(SelectedField field)
    {
        var fields = Selection.Fields;
        return (Position < fields.Length && ReferenceEquals(fields[Position], field))
            || (Position > 0 && ReferenceEquals(fields[Position - 1], field));
    }
}
