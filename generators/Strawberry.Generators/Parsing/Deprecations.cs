using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>Why a member is deprecated.</summary>
internal static class Deprecations
{
    private const string Default = "No longer supported";

    /// <summary>What the member's annotation says, else the message of <c>[Obsolete]</c>; null when it is not deprecated.</summary>
    public static string? Find(ISymbol member, AttributeData? annotation)
    {
        if (annotation.GetString("DeprecationReason") is { } reason)
        {
            return reason;
        }

        return member.FindForeign("System.ObsoleteAttribute") is not { } obsolete ? null
            : obsolete.ConstructorArguments is [{ Value: string message }, ..] ? message
            : Default;
    }
}
