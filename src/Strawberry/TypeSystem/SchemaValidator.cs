using System.Collections.Immutable;
using Strawberry.Errors;

namespace Strawberry.TypeSystem;

/// <summary>Lists every rule of the specification's type system that a schema breaks.</summary>
internal static class SchemaValidator
{
}
