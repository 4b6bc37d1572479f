using Strawberry;

namespace Catalog;

[GraphQLInput]
public record AddBook(string Title, int Year, AuthorOfBook Author, Isbn? Isbn = null);

/// <summary>Somebody of the catalog, or somebody who may be new to it.</summary>
[GraphQLInput(OneOf = true)]
public record AuthorOfBook([property: ID] int? Id, string? Name);

/// <summary>The book, or why there is none. These are answers that a form shows, so they are data; errors are for what is nobody's input.</summary>
[GraphQLType]
public record AddBookResult(Book? Book, IReadOnlyList<Problem> Problems);

/// <summary>What is wrong with a field of an input.</summary>
[GraphQLType]
public record Problem(string Field, string Message);
