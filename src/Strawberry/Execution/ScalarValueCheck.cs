using System.Text.Json;
using Strawberry.TypeSystem;

namespace Strawberry.Execution;

/// <summary>Says what is wrong with a variable's value given to a custom scalar, or null if nothing is. The value is never null.</summary>
public delegate string? ScalarValueCheck(ScalarType scalar, JsonElement value);
