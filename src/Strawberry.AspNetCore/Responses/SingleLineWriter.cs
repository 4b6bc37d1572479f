using System.Buffers;

namespace Strawberry.AspNetCore.Responses;

/// <summary>Makes line ends of JSON spaces. Inside strings JSON has none; raw values of scalars may have some between tokens.</summary>
internal sealed class SingleLineWriter(IBufferWriter<byte> output) : IBufferWriter<byte>
{
    private Memory<byte> _memory;

    public void Advance(int count)
    {
        var written = _memory.Span[..count];
        written.Replace((byte)'\n', (byte)' ');
        written.Replace((byte)'\r', (byte)' ');
        output.Advance(count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => _memory = output.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
