using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>
/// Says what is wrong with a literal given to a custom scalar, or null if nothing is. The literal is never <c>null</c> and holds no
/// variables: a list has null in place of one, and an object lacks the field.
/// </summary>
public delegate GraphQLError? ScalarLiteralCheck(ScalarType scalar, ValueNode literal);
