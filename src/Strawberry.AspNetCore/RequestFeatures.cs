using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.Requests.Uploads;

namespace Strawberry.AspNetCore;

/// <summary>What resolvers can be given by type: the <see cref="HttpContext"/> and its user. Costs itself and nothing more.</summary>
internal sealed class RequestFeatures(HttpContext context) : IReadOnlyDictionary<Type, object>
{
    public int Count => 2;

    public IEnumerable<Type> Keys => [typeof(HttpContext), typeof(ClaimsPrincipal)];

    public IEnumerable<object> Values => [context, context.User];

    public object this[Type key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"A request has no {key}.");

    public bool ContainsKey(Type key) => key == typeof(HttpContext) || key == typeof(ClaimsPrincipal);

    public bool TryGetValue(Type key, [MaybeNullWhen(false)] out object value)
    {
        value = key == typeof(HttpContext) ? context
            : key == typeof(ClaimsPrincipal) ? context.User
            : key == typeof(UploadedFiles) ? context.Features.Get<UploadedFiles>()
            : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator()
    {
        yield return new(typeof(HttpContext), context);
        yield return new(typeof(ClaimsPrincipal), context.User);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
