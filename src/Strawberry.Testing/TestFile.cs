using System.Text;

namespace Strawberry.Testing;

/// <summary>A file among the variables of a <see cref="TestRequest"/>. One object in several places is uploaded once.</summary>
public sealed class TestFile
{
    /// <summary>Makes a file of bytes.</summary>
    public TestFile(string name, ReadOnlyMemory<byte> content, string contentType = "application/octet-stream")
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(contentType);
        Name = name;
        Content = content;
        ContentType = contentType;
    }

    /// <summary>Makes a file of text, in UTF-8.</summary>
    public TestFile(string name, string content, string contentType = "text/plain")
        : this(name, Encoding.UTF8.GetBytes(content), contentType)
    {
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The content, which must not change until it is sent.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }
}
