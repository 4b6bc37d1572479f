using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints what a parameter of a resolver or constructor gets.</summary>
internal static class ParameterCode
{
    /// <summary>The expression; <paramref name="argument"/> and <paramref name="reader"/> are the index and reader of a GraphQL argument.</summary>
    public static string Get(ParameterModel parameter, string cursor, int argument = 0, string reader = "")
    {
        var optional = parameter.IsOptional ? "Optional" : "";
        return parameter.Kind switch
        {
            ParameterKind.Argument => $"{cursor}.Argument({argument}, {reader}){parameter.Code}",
            ParameterKind.Service => $"{cursor}.{optional}Service<{parameter.Clr}>({parameter.Code})",
            ParameterKind.KeyedService => $"{cursor}.{optional}KeyedService<{parameter.Clr}>({parameter.Code})",
            ParameterKind.Info => $"{cursor}.Info()",
            ParameterKind.InfoOf => $"{cursor}.Info<{parameter.Clr}>()",
            ParameterKind.CancellationToken => $"{cursor}.CancellationToken",
            ParameterKind.Feature => $"{cursor}.{optional}Feature<{parameter.Clr}>()",
            ParameterKind.Loader or ParameterKind.GeneratedLoader => $"{cursor}.Loader(static c => {parameter.Code})",
            ParameterKind.Constant => parameter.Code,
            _ => "source",
        };
    }

    public static string New(string clr, EquatableArray<ParameterModel> parameters, string cursor)
    {
        var arguments = new string[parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Get(parameters[i], cursor);
        }

        return $"new {clr}({string.Join(", ", arguments)})";
    }
}
