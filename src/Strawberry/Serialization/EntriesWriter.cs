using Strawberry.Execution;
using Strawberry.Incremental;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Serialization;

/// <summary>Writes the entries of <c>incremental</c>.</summary>
internal static class EntriesWriter
{
    public static void Write(PayloadEntries entries, IncrementalFormat format, Utf8Buffer output)
    {
        output.WriteByte((byte)'[');
        var isEmpty = true;
        if (entries.Made is { } made)
        {
            foreach (var entry in made)
            {
                Write(entry, output, ref isEmpty);
            }
        }
        else
        {
            foreach (var part in entries.Parts)
            {
                if (part is IncrementalEntry entry)
                {
                    Write(entry, output, ref isEmpty);
                }
                else
                {
                    Write((DeferredValues)part, format, output, ref isEmpty);
                }
            }
        }

        output.WriteByte((byte)']');
    }

    public static void WritePath(IncrementalEntry entry, ref JsonMembers writer)
    {
        if (entry.KnownPath is { } known)
        {
            writer.Path("path"u8, known);
            return;
        }

        writer.Name("path"u8);
        var output = writer.Output;
        output.WriteByte((byte)'[');
        var isEmpty = true;
        WriteSteps(entry.Node, output, ref isEmpty);
        if (entry.Index >= 0)
        {
            WriteComma(output, ref isEmpty);
            output.WriteNumber(entry.Index);
        }

        output.WriteByte((byte)']');
    }

    private static void Write(IncrementalEntry entry, Utf8Buffer output, ref bool isEmpty)
    {
        WriteComma(output, ref isEmpty);
        output.WriteByte((byte)'{');
        var writer = new JsonMembers(output);
        writer.String("id"u8, entry.Id);
        if (!entry.SubPath.IsEmpty)
        {
            writer.Path("subPath"u8, entry.SubPath);
        }

        PayloadWriter.WriteErrors(entry.ErrorList ?? [], ref writer);
        writer.Name(entry.IsStream ? "items"u8 : "data"u8);
        output.WriteRaw(entry.ContentJson.Span);
        if (entry.HasPath)
        {
            WritePath(entry, ref writer);
        }

        writer.String("label"u8, entry.Label);
        output.WriteByte((byte)'}');
    }

    private static void Write(DeferredValues values, IncrementalFormat format, Utf8Buffer output, ref bool isEmpty)
    {
        using var frame = new Utf8Buffer();
        for (var s = 0; s < values.Stretches.Length; s++)
        {
            var stretch = values.Stretches[s];
            var end = values.End(s);
            if (format == IncrementalFormat.PendingCompleted)
            {
                for (var i = stretch.Start; i < end; i++)
                {
                    WriteComma(output, ref isEmpty);
                    output.WriteRaw("{\"id\":\""u8);
                    output.WriteNumber(values.GetId(stretch, i));
                    output.WriteRaw("\",\"data\":"u8);
                    output.WriteRaw(values[i].Span);
                    output.WriteByte((byte)'}');
                }

                continue;
            }

            // All but the index is the same for the items of a list: written once, then copied.
            frame.Truncate(0);
            frame.WriteRaw(",\"path\":["u8);
            var isRoot = true;
            WriteSteps(stretch.Node, frame, ref isRoot);
            if (stretch.Index >= 0)
            {
                WriteComma(frame, ref isRoot);
            }

            var split = frame.Length;
            frame.WriteByte((byte)']');
            if (stretch.Label is { } label)
            {
                frame.WriteRaw(",\"label\":"u8);
                frame.WriteString(label);
            }

            frame.WriteByte((byte)'}');
            var head = frame.Slice(0, split);
            var tail = frame.Slice(split, frame.Length);
            for (var i = stretch.Start; i < end; i++)
            {
                WriteComma(output, ref isEmpty);
                output.WriteRaw("{\"data\":"u8);
                output.WriteRaw(values[i].Span);
                output.WriteRaw(head);
                if (stretch.Index >= 0)
                {
                    output.WriteNumber(stretch.Index + i - stretch.Start);
                }

                output.WriteRaw(tail);
            }
        }
    }

    private static void WriteSteps(ResultNode? node, Utf8Buffer output, ref bool isEmpty)
    {
        if (node is null)
        {
            return;
        }

        WriteSteps(node.Parent, output, ref isEmpty);
        WriteComma(output, ref isEmpty);
        if (node.Field is { } field)
        {
            output.WriteString(field.ResponseName);
        }
        else
        {
            output.WriteNumber(node.Index);
        }
    }

    private static void WriteComma(Utf8Buffer output, ref bool isEmpty)
    {
        if (!isEmpty)
        {
            output.WriteByte((byte)',');
        }

        isEmpty = false;
    }
}
