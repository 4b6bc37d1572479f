namespace Strawberry.Resolvers;

/// <summary>What a described type is.</summary>
internal enum TypeKind
{
    Object,
    Extension,
    Interface,
    Union,
    Enum,
    Input,
    Scalar,
}
