using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Uploaded files: a type of ASP.NET Core's, whose scalar the package for ASP.NET Core brings along.</summary>
internal static class Uploads
{
    private const string File = "Microsoft.AspNetCore.Http.IFormFile";

    /// <summary>The scalar of an uploaded file; null for any other type.</summary>
    public static Shape? Find(ITypeSymbol type) => Is(type) ? new Shape(ShapeKind.Scalar, type.ToCode(), "Upload", type.ToTypeOf()) : null;

    public static bool Is(ITypeSymbol type) => type.TypeKind == TypeKind.Interface && type.IsNamed(File);

    /// <summary>Whether the scalar is at hand.</summary>
    public static bool AreKnown(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => assembly.Name == "Strawberry.AspNetCore");
}
