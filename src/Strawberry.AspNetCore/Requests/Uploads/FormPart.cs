using Microsoft.Extensions.Primitives;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>A part of a form: its name, the name of its file when it is one, its headers, and its content, which can be read until the next part is asked for.</summary>
internal sealed record FormPart(string Name, string? FileName, Dictionary<string, StringValues> Headers, Stream Content);
