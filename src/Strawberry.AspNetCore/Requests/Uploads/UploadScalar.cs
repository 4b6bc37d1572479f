using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.Resolvers.Leaves;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>
/// The table of <c>Upload</c>. Where <c>map</c> puts a file there is a reference to it in the variables; the file itself is found among what the transport
/// gave along with that request, and nowhere else.
/// </summary>
internal sealed class UploadScalar : ScalarTable, ICustomScalar<IFormFile>
{
    private const string NoFile = "Upload value must be a file of a multipart/form-data request.";

    public override TypeKey Key => typeof(IFormFile);

    internal override string Name => "Upload";

    internal override string? Description => "An uploaded file (multipart/form-data, graphql-multipart-request-spec).";

    // No table has a field of this type: the generator refuses them.
    public string? Write(IFormFile value, ResolverScope scope) => "Upload cannot be the type of a field.";

    public IFormFile Read(in InputValue value) =>
        value.Literal is null && Files(value.Variables) is { } files && files.Find(value.Json) is { } file
            ? file
            : throw new InputCoercionException(NoFile);

    internal override string? CheckLiteral(ValueNode literal) => NoFile;

    internal override string? CheckJson(JsonElement value) => FileReference.TryRead(value, out _) ? null : NoFile;

    private static UploadedFiles? Files(VariableSource? variables) =>
        variables?.Features is { } features && features.TryGetValue(typeof(UploadedFiles), out var files) ? (UploadedFiles)files : null;
}
