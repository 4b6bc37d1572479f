namespace Strawberry.Errors;

/// <summary>A place in a GraphQL document: line and column count from 1, columns in UTF-16 code units.</summary>
public readonly record struct SourceLocation(int Line, int Column);
