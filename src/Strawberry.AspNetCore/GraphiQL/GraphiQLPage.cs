using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Strawberry.AspNetCore.GraphiQL;

/// <summary>The document: links to files, and settings as JSON. Nothing in it runs by itself.</summary>
internal sealed class GraphiQLPage(GraphiQLFiles files, GraphiQLOptions options)
{
    private readonly string _head = WriteHead(files, options.Title);
    private readonly string? _subscriptionOrigin = options.SubscriptionOrigin();

    /// <summary>Names a page's own styles in its policy and its settings.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    public string Write(string nonce, bool webSocket) =>
        $"""
        {_head}<script type="application/json" id="graphiql-config">{WriteSettings(nonce, webSocket)}</script>
        </head>
        <body>
        <div id="graphiql"><p class="message">GraphiQL is loading. It needs JavaScript.</p></div>
        </body>
        </html>

        """;

    /// <summary>The content security policy: the page's own files, its endpoint, and the images and fonts inside GraphiQL's style sheet.</summary>
    public string WritePolicy(string nonce)
    {
        var scripts = new StringBuilder("'self'");
        var styles = new StringBuilder("'self'");
        foreach (var tag in files.Tags)
        {
            if (tag.IsElsewhere)
            {
                (tag.IsScript ? scripts : styles).Append(' ').Append(tag.Url);
            }
        }

        return $"default-src 'none'; script-src {scripts}; style-src {styles} 'nonce-{nonce}'; img-src data:; font-src data:; "
            + $"connect-src 'self'{(_subscriptionOrigin is null ? "" : " " + _subscriptionOrigin)}; "
            + "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static string WriteHead(GraphiQLFiles files, string title)
    {
        var html = HtmlEncoder.Default;
        var head = new StringBuilder(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{html.Encode(title)}</title>
            <link rel="icon" href="data:,">

            """);
        foreach (var tag in files.Tags)
        {
            var check = tag.Integrity is null ? "" : $" integrity=\"{tag.Integrity}\"{(tag.IsElsewhere ? " crossorigin" : "")}";
            head.Append(tag.IsScript
                ? $"<script defer src=\"{html.Encode(tag.Url)}\"{check}></script>\n"
                : $"<link rel=\"stylesheet\" href=\"{html.Encode(tag.Url)}\"{check}>\n");
        }

        return head.ToString();
    }

    private string WriteSettings(string nonce, bool webSocket)
    {
        // The default encoder escapes < and &, so that no text ends the element.
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("nonce"u8, nonce);
            writer.WriteBoolean("webSocket"u8, webSocket || options.SubscriptionUrl is not null);
            if (options.DefaultQuery is not null)
            {
                writer.WriteString("defaultQuery"u8, options.DefaultQuery);
            }

            if (options.SubscriptionUrl is not null)
            {
                writer.WriteString("subscriptionUrl"u8, options.SubscriptionUrl);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
