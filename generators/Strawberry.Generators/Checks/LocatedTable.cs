using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Checks;

/// <summary>A table and where complaints about it point to.</summary>
internal sealed record LocatedTable(TableModel Table, Location? Location);
