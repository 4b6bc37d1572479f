using System.Linq;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>An attribute as code that makes it.</summary>
internal static class AttributeCode
{
    public static string New(AttributeData attribute)
    {
        var arguments = string.Join(", ", attribute.ConstructorArguments.Select(ConstantCode.Print));
        var code = $"new {attribute.AttributeClass!.ToTypeOf()}({arguments})";
        return attribute.NamedArguments.IsEmpty
            ? code
            : $"{code} {{ {string.Join(", ", attribute.NamedArguments.Select(n => $"{SymbolNames.Escape(n.Key)} = {ConstantCode.Print(n.Value)}"))} }}";
    }

    /// <summary>What keeps the attribute from being made in another file; null when nothing does.</summary>
    public static Obstacle? FindObstacle(AttributeData attribute, Compilation compilation) =>
        Reach.FindObstacle(attribute.AttributeClass!, compilation)
        ?? attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(n => n.Value))
            .Select(value => ConstantCode.FindObstacle(value, compilation))
            .FirstOrDefault(o => o is not null);
}
