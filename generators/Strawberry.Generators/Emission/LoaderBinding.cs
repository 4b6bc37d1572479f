using System.Linq;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Gives parameters of a type that the compiler does not know the loader of that name, which is generated beside.</summary>
internal static class LoaderBinding
{
    public static TableModel Bind(TableModel table, EquatableArray<LoaderName> loaders) => table switch
    {
        ObjectModel model when HasUnbound(model.Fields) || HasUnbound(model.Construction) =>
            model with { Fields = Bind(model.Fields, loaders), Construction = Bind(model.Construction, loaders) },
        ExtensionModel model when HasUnbound(model.Fields) || HasUnbound(model.Construction) =>
            BindExtension(model with { Fields = Bind(model.Fields, loaders), Construction = Bind(model.Construction, loaders) }),
        InterfaceModel model when HasUnbound(model.Fields) => model with { Fields = Bind(model.Fields, loaders) },
        _ => table,
    };

    private static bool HasUnbound(EquatableArray<FieldModel> fields) => fields.Any(f => f.Parameters.Any(IsUnbound));

    private static bool HasUnbound(EquatableArray<ParameterModel>? construction) => construction?.Any(IsUnbound) == true;

    private static bool IsUnbound(ParameterModel parameter) => parameter is { Kind: ParameterKind.GeneratedLoader, Code: "" };

    // A field that stays unbound is left out: its type is an error that the compiler reports.
    private static EquatableArray<FieldModel> Bind(EquatableArray<FieldModel> fields, EquatableArray<LoaderName> loaders) => fields
        .Select(f => f.Parameters.Any(IsUnbound) ? f with { Parameters = f.Parameters.Select(p => Bind(p, loaders)).ToEquatableArray() } : f)
        .Where(f => !f.Parameters.Any(IsUnbound))
        .ToEquatableArray();

    // What stays unbound cannot be constructed.
    private static EquatableArray<ParameterModel>? Bind(EquatableArray<ParameterModel>? construction, EquatableArray<LoaderName> loaders) =>
        construction?.Select(p => Bind(p, loaders)).ToEquatableArray() is { } bound && !bound.Any(IsUnbound) ? bound : null;

    private static ExtensionModel BindExtension(ExtensionModel model) => model.Construction is not null
        ? model
        : model with { Fields = model.Fields.Where(f => f.Access == FieldAccess.Static).ToEquatableArray() };

    private static ParameterModel Bind(ParameterModel parameter, EquatableArray<LoaderName> loaders) =>
        IsUnbound(parameter) && Find(parameter, loaders) is { } loader
            ? parameter with { Code = $"new {loader.FullName}(c)" }
            : parameter;

    // A namespace that has nothing but loaders is no symbol yet, so that a using of it does not show: any loader of that name is meant then.
    private static LoaderName? Find(ParameterModel parameter, EquatableArray<LoaderName> loaders) => (parameter.Scopes ?? EquatableArray<string>.Empty)
        .Select(scope => $"global::{(scope.Length == 0 ? "" : scope + ".")}{parameter.Clr}")
        .Select(name => loaders.FirstOrDefault(l => l.FullName == name))
        .FirstOrDefault(l => l is not null)
        ?? loaders.FirstOrDefault(l => l.Name == parameter.Clr.Substring(parameter.Clr.LastIndexOf('.') + 1));
}
