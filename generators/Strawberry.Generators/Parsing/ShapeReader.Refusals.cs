using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>What is said of C# types that are no GraphQL types.</summary>
internal sealed partial class ShapeReader
{
    private Shape? Refuse(ITypeSymbol type, Site site, string advice)
    {
        context.Report(Catalogue.NoCounterpart, site.Location, type.ToReadable(), site.Name, advice);
        return null;
    }

    /// <summary>Whether an uploaded file can be taken here; if not, that is reported.</summary>
    private bool CheckUpload(ITypeSymbol type, Site site, bool isInput)
    {
        if (!isInput)
        {
            Fail(Catalogue.InputAsOutput, type, site, out _);
            return false;
        }

        if (!Uploads.AreKnown(context.Compilation))
        {
            Refuse(type, site, "reference the package Strawberry.Net.AspNetCore, which receives files");
            return false;
        }

        return true;
    }

    private Shape? Refuse(ITypeSymbol type, Site site, bool isInput)
    {
        if (FindAdvice(type, isInput) is { } advice)
        {
            return Refuse(type, site, advice);
        }

        var attribute = isInput ? Annotations.Input : type.TypeKind == TypeKind.Interface ? Annotations.Interface : Annotations.Type;
        context.ReportUnannotated(site.Location, type, site.Name, Annotations.Written(attribute));
        return null;
    }

    /// <summary>What to do about a type that cannot be annotated; null for the user's own.</summary>
    private static string? FindAdvice(ITypeSymbol type, bool isInput)
    {
        if (type.IsTupleType)
        {
            return "declare a record for it";
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Object:
                return isInput ? "use JsonElement for any value" : "use a type, a union, or JsonElement for any value";
            case SpecialType.System_UInt64 or SpecialType.System_IntPtr or SpecialType.System_UIntPtr:
                return "use long or string";
            case SpecialType.System_Char:
                return "use string";
        }

        var name = type.ToFullName();
        if (name == "Strawberry.Maybe")
        {
            return "Maybe<T> is for inputs; use a nullable type";
        }

        if (Sequences.FindItem(type) is not null)
        {
            return "use a list of a type with key and value";
        }

        if (name == "Microsoft.AspNetCore.Http.FormFile")
        {
            return "use IFormFile";
        }

        if (name is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask")
        {
            return "only a method may give nothing";
        }

        if (type.TypeKind is TypeKind.Array or TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Dynamic or TypeKind.Delegate || type.IsRefLikeType)
        {
            return "use a type that holds data";
        }

        // Types of other assemblies cannot be annotated by whoever reads this.
        return type.Locations.Length > 0 && type.Locations[0].IsInSource ? null : "use a type of your own, or ignore the member with [GraphQLIgnore]";
    }
}
