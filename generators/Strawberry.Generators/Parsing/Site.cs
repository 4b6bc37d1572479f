using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>The member or parameter whose type is being read: for messages, and what its attributes say of the type.</summary>
/// <param name="Name">The C# name: <c>Article.Author</c>.</param>
/// <param name="Location">Where complaints point to.</param>
/// <param name="IsId">Whether it is marked <c>[ID]</c>.</param>
/// <param name="Union">The union that the member's own attribute declares.</param>
internal sealed record Site(string Name, Location? Location, bool IsId = false, KeyModel? Union = null);
