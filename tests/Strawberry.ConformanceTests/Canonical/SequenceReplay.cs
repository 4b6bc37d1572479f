using System.Text.Json.Nodes;

namespace Strawberry.ConformanceTests.Canonical;

/// <summary>Applies a sequence as a client does and writes down what breaks the rules that all formats share.</summary>
internal abstract class SequenceReplay(IReadOnlyList<JsonObject> payloads)
{
    private readonly List<string> _violations = [];
    private int _index;

    protected JsonObject Root { get; } = new() { ["data"] = payloads[0]["data"]?.DeepClone() };

    protected List<JsonNode?> Errors { get; } = [];

    protected List<JsonObject> Notices { get; } = [];

    protected List<JsonObject> Outcomes { get; } = [];

    protected JsonNode? Data => Root["data"];

    public CanonicalForm Run()
    {
        foreach (var payload in payloads)
        {
            CheckShape(payload);
            Errors.AddRange(ErrorsOf(payload));
            Apply(payload);
            _index++;
        }

        Finish();
        return new CanonicalForm
        {
            Data = JsonForm.Of(Data),
            Errors = JsonForm.Sorted(Errors),
            Notices = JsonForm.Sorted(Notices),
            Outcomes = JsonForm.Sorted(Outcomes),
            Violations = _violations,
        };
    }

    protected abstract string[] UpdateKeys { get; }

    protected abstract void Apply(JsonObject payload);

    protected virtual void Finish()
    {
    }

    protected void Violate(string text) => _violations.Add($"payload {_index}: {text}");

    /// <summary>The errors of a payload, entry or notice, which must not be an empty list.</summary>
    protected JsonArray ErrorsOf(JsonObject json)
    {
        if (!json.TryGetPropertyValue("errors", out var errors))
        {
            return [];
        }

        if (errors is not JsonArray { Count: > 0 } list)
        {
            Violate("empty errors");
            return [];
        }

        return list;
    }

    /// <summary>The entries under a key, which must not be an empty list.</summary>
    protected IEnumerable<JsonObject> EntriesOf(JsonObject payload, string key)
    {
        if (!payload.TryGetPropertyValue(key, out var entries))
        {
            return [];
        }

        if (entries is not JsonArray { Count: > 0 } list)
        {
            Violate("empty " + key);
            return [];
        }

        return [.. list.Select(e => e!.AsObject())];
    }

    private void CheckShape(JsonObject payload)
    {
        foreach (var (key, _) in payload)
        {
            if (!UpdateKeys.Contains(key) && !(_index == 0 && key is "data" or "errors"))
            {
                Violate("unexpected key " + key);
            }
        }

        var isLast = _index == payloads.Count - 1;
        if ((bool?)payload["hasNext"] != !isLast)
        {
            Violate($"hasNext is {payload["hasNext"]?.ToJsonString() ?? "missing"} at {_index + 1} of {payloads.Count}");
        }
    }
}
