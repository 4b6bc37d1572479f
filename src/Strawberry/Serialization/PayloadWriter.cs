using System.Collections.Immutable;
using System.Text.Json;
using Strawberry.Errors;
using Strawberry.Incremental;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Serialization;

/// <summary>Writes payloads as JSON.</summary>
internal static class PayloadWriter
{
    public static void Write(ExecutionPayload payload, Utf8Buffer output)
    {
        var writer = new JsonMembers(output);
        output.WriteByte((byte)'{');
        if (payload.Format == IncrementalFormat.Patch2020 && payload.Incremental is [var patch])
        {
            WritePatch(patch, ref writer);
        }
        else
        {
            WriteResult(payload, ref writer);
        }

        if (payload.HasExtensions)
        {
            if (payload is { Format: IncrementalFormat.Patch2020, HasNext: not null, HasData: false, Incremental.Count: 0 })
            {
                // Relay takes a payload that is all extensions for a result that failed unless its data is null.
                writer.Name("data"u8);
                output.WriteNull();
            }

            writer.Name("extensions"u8);
            JsonValues.Write(payload.Extensions, output);
        }

        if (payload.HasNext is { } hasNext)
        {
            writer.Name("hasNext"u8);
            output.WriteBoolean(hasNext);
        }

        output.WriteByte((byte)'}');
    }

    private static void WriteResult(ExecutionPayload payload, ref JsonMembers writer)
    {
        WriteErrors(payload.ErrorList ?? [], ref writer);
        if (payload.HasData)
        {
            writer.Name("data"u8);
            writer.Output.WriteRaw(payload.DataJson.Span);
        }

        if (payload.Pending.Count > 0)
        {
            writer.Name("pending"u8);
            writer.Output.WriteByte((byte)'[');
            for (var i = 0; i < payload.Pending.Count; i++)
            {
                var notice = payload.Pending[i];
                var entry = Begin(ref writer, i);
                entry.String("id"u8, notice.Id);
                entry.Path("path"u8, notice.Path);
                entry.String("label"u8, notice.Label);
                writer.Output.WriteByte((byte)'}');
            }

            writer.Output.WriteByte((byte)']');
        }

        if (payload.Entries is { Count: > 0 } entries)
        {
            writer.Name("incremental"u8);
            EntriesWriter.Write(entries, payload.Format, writer.Output);
        }

        if (payload.Completed.Count > 0)
        {
            writer.Name("completed"u8);
            writer.Output.WriteByte((byte)'[');
            for (var i = 0; i < payload.Completed.Count; i++)
            {
                var notice = payload.Completed[i];
                var entry = Begin(ref writer, i);
                entry.String("id"u8, notice.Id);
                WriteErrors(notice.Errors, ref entry);
                writer.Output.WriteByte((byte)'}');
            }

            writer.Output.WriteByte((byte)']');
        }
    }

    private static void WritePatch(IncrementalEntry patch, ref JsonMembers writer)
    {
        writer.String("label"u8, patch.Label);
        EntriesWriter.WritePath(patch, ref writer);
        WriteErrors(patch.ErrorList ?? [], ref writer);
        writer.Name("data"u8);
        writer.Output.WriteRaw(patch.ContentJson.Span);
    }

    private static JsonMembers Begin(ref JsonMembers list, int index)
    {
        if (index > 0)
        {
            list.Output.WriteByte((byte)',');
        }

        list.Output.WriteByte((byte)'{');
        return new JsonMembers(list.Output);
    }

    /// <summary>Writes errors as a list.</summary>
    public static void WriteErrors(IList<GraphQLError> errors, Utf8Buffer output)
    {
        output.WriteByte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                output.WriteByte((byte)',');
            }

            WriteError(errors[i], output);
        }

        output.WriteByte((byte)']');
    }

    /// <summary>Writes an error as an object.</summary>
    public static void WriteError(GraphQLError error, Utf8Buffer output)
    {
        output.WriteByte((byte)'{');
        var writer = new JsonMembers(output);
        WriteError(error, ref writer);
        output.WriteByte((byte)'}');
    }

    /// <summary>Writes an <c>errors</c> member, if there are any.</summary>
    public static void WriteErrors(IList<GraphQLError> errors, ref JsonMembers writer)
    {
        if (errors.Count > 0)
        {
            writer.Name("errors"u8);
            WriteErrors(errors, writer.Output);
        }
    }

    private static void WriteError(GraphQLError error, ref JsonMembers writer)
    {
        writer.String("message"u8, error.Message);
        if (!error.Locations.IsEmpty)
        {
            writer.Name("locations"u8);
            writer.Output.WriteByte((byte)'[');
            for (var i = 0; i < error.Locations.Length; i++)
            {
                var location = Begin(ref writer, i);
                location.Name("line"u8);
                location.Output.WriteNumber(error.Locations[i].Line);
                location.Name("column"u8);
                location.Output.WriteNumber(error.Locations[i].Column);
                writer.Output.WriteByte((byte)'}');
            }

            writer.Output.WriteByte((byte)']');
        }

        if (error.Path is { } path)
        {
            writer.Path("path"u8, path);
        }

        if (error.Extensions is { Count: > 0 } extensions)
        {
            writer.Name("extensions"u8);
            JsonValues.Write(extensions, writer.Output);
        }
    }
}

/// <summary>Writes the members of an object, commas between them.</summary>
internal ref struct JsonMembers(Utf8Buffer output)
{
    private bool _hasMembers;

    public readonly Utf8Buffer Output { get; } = output;

    public void Name(ReadOnlySpan<byte> name)
    {
        if (_hasMembers)
        {
            Output.WriteByte((byte)',');
        }

        _hasMembers = true;
        Output.WriteByte((byte)'"');
        Output.WriteRaw(name);
        Output.WriteRaw("\":"u8);
    }

    /// <summary>Writes a string member, unless there is no string.</summary>
    public void String(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            Output.WriteString(value);
        }
    }

    public void Path(ReadOnlySpan<byte> name, ImmutableArray<PathSegment> path)
    {
        Name(name);
        Output.WriteByte((byte)'[');
        for (var i = 0; i < path.Length; i++)
        {
            if (i > 0)
            {
                Output.WriteByte((byte)',');
            }

            if (path[i].Key is { } key)
            {
                Output.WriteString(key);
            }
            else
            {
                Output.WriteNumber(path[i].Index);
            }
        }

        Output.WriteByte((byte)']');
    }
}
