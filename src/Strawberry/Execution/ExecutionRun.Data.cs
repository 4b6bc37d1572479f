using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>What a run has written, late values at their places.</summary>
internal sealed partial class ExecutionRun
{
    /// <summary>Gives the data away, what came late at its place.</summary>
    public RentedJson DetachData()
    {
        if (Failure is not null)
        {
            return RentedJson.Null;
        }

        if (_pending is null)
        {
            return new RentedJson(Buffer.Detach(), _mainEnd);
        }

        var buffer = new Utf8Buffer(Buffer.Length);
        WriteData(buffer);
        var length = buffer.Length;
        return new RentedJson(buffer.Detach(), length);
    }

    /// <summary>The data where it stands in one piece; false when what came late has to be put in its place.</summary>
    public bool TryGetData(out ReadOnlySpan<byte> data)
    {
        var isWhole = _pending is null && Failure is null;
        data = isWhole ? Buffer.Slice(DataStart, _mainEnd) : default;
        return isWhole;
    }

    /// <summary>Writes the data to <paramref name="output"/>: what came late at its place.</summary>
    public void WriteData(Utf8Buffer output)
    {
        if (Failure is not null)
        {
            output.WriteNull();
        }
        else if (_pending is null)
        {
            output.WriteRaw(Buffer.Slice(DataStart, Buffer.Length));
        }
        else
        {
            using var stitcher = new ResultStitcher(Buffer, _pending, _nulled, output);
            if (_serial is null)
            {
                stitcher.Write(DataStart, _mainEnd);
            }
            else
            {
                foreach (var (start, end) in _serial.Pieces)
                {
                    stitcher.Write(start, end);
                }
            }
        }
    }
}
