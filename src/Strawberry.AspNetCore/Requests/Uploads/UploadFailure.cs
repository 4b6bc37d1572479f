using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>Why a multipart/form-data request is refused.</summary>
internal static class UploadFailure
{
    public static HttpFailure NoPreflightHeader { get; } = BadRequest(
        $"A multipart/form-data request must carry one of the headers {PreflightHeaders.Names}.") with { Code = "CSRF_ERROR" };

    // A few bytes could fill the disk, and files are compressed already.
    public static HttpFailure Compressed { get; } = new(
        StatusCodes.Status415UnsupportedMediaType, "A multipart/form-data request must not be compressed: its Content-Encoding must be identity.");

    public static HttpFailure NoBoundary { get; } = BadRequest("The Content-Type multipart/form-data has no valid \"boundary\".");

    public static HttpFailure Malformed { get; } = BadRequest("The form is cut short, or not formed as multipart/form-data.");

    public static HttpFailure NoName { get; } = BadRequest("A part of the form has no Content-Disposition: form-data with a \"name\".");

    public static HttpFailure NoOperations { get; } = BadRequest("The first field of the form must be \"operations\".");

    public static HttpFailure NoMap { get; } = BadRequest("The second field of the form must be \"map\".");

    public static HttpFailure MapNotAnObject { get; } = BadRequest("\"map\" must be an object of lists of paths.");

    public static HttpFailure PathsNotAList(string file) => BadRequest($"\"map\" must give a list of paths for the file {Quote(file)}.");

    public static HttpFailure TwiceInMap(string file) => BadRequest($"\"map\" names the file {Quote(file)} more than once.");

    public static HttpFailure PathOutside(string path) =>
        BadRequest($"\"map\" has the path {Quote(path)}, which does not lead to a value under \"variables\".");

    public static HttpFailure PathForbidden(string path) => BadRequest($"\"map\" has the path {Quote(path)}, which is not allowed.");

    public static HttpFailure PathTwice(string path) => BadRequest($"\"map\" has the path {Quote(path)} more than once.");

    public static HttpFailure TooManyPaths(int limit) => TooLarge($"\"map\" has more than {Number(limit)} paths.");

    public static HttpFailure NothingAt(string path) => BadRequest($"\"map\" has the path {Quote(path)}, but there is nothing in \"operations\".");

    public static HttpFailure BehindTheEnd(string path) =>
        BadRequest($"\"map\" has the path {Quote(path)}, which is behind the end of the list in \"operations\".");

    public static HttpFailure NotNullAt(string path) =>
        BadRequest($"\"map\" has the path {Quote(path)}, where \"operations\" must have null and has another value.");

    public static HttpFailure FileMissing(string file) => BadRequest($"The file {Quote(file)} is named in \"map\", but missing from the form.");

    public static HttpFailure FileTwice(string file) => BadRequest($"The file {Quote(file)} is in the form more than once.");

    public static HttpFailure NotAFile(string file) => BadRequest($"The field {Quote(file)} is named in \"map\", but it is no file: it has no \"filename\".");

    public static HttpFailure FieldTooLarge(string field, long limit) => TooLarge($"\"{field}\" is larger than {Number(limit)} bytes.");

    public static HttpFailure FileTooLarge(string file, long limit) => TooLarge($"The file {Quote(file)} is larger than {Number(limit)} bytes.");

    public static HttpFailure TooManyFiles(int limit) => TooLarge($"The request has more than {Number(limit)} files.");

    private static HttpFailure BadRequest(string message) => HttpFailure.BadRequest(message);

    private static HttpFailure TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, message);

    private static string Quote(string text) => text.Length > 100 ? $"\"{text[..100]}…\"" : $"\"{text}\"";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
