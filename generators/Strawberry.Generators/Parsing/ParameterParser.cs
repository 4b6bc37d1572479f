using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Decides what each parameter of a resolver gets. What is not injected is a GraphQL argument.</summary>
internal sealed class ParameterParser(INamedTypeSymbol parent, ParseContext context)
{
    /// <summary>The parameters; null when one of them cannot be given, which is reported.</summary>
    public EquatableArray<ParameterModel>? Parse(IMethodSymbol method)
    {
        var parameters = new List<ParameterModel>();
        foreach (var parameter in method.Parameters)
        {
            if (ParseParameter(parameter, method) is not { } model)
            {
                return null;
            }

            if (model.Argument is { } argument && parameters.Any(p => p.Argument?.Name == argument.Name))
            {
                context.Report(Catalogue.DuplicateMember, ParseContext.LocationOf(parameter), Readable(method), "arguments", argument.Name);
                return null;
            }

            parameters.Add(model);
        }

        return parameters.ToEquatableArray();
    }

    private ParameterModel? ParseParameter(IParameterSymbol parameter, IMethodSymbol method)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter))
        {
            context.Report(Catalogue.NoField, ParseContext.LocationOf(parameter), Readable(method), $"its parameter '{parameter.Name}' is passed by reference");
            return null;
        }

        if (parameter.Has(Annotations.Parent))
        {
            return ParseParent(parameter, method);
        }

        if (!context.Shapes.CheckReach(parameter.Type, ParseContext.LocationOf(parameter)))
        {
            return null;
        }

        if (parameter.Has(Annotations.Ignore))
        {
            return ParseIgnored(parameter, method);
        }

        if (Loaders.MayBeGenerated(parameter.Type, context))
        {
            // If it is none, its type is an error that the compiler reports.
            return LoaderScopes.Describe(parameter, context);
        }

        return Injection.Find(parameter, Readable(method), context, out var failed) ?? (failed ? null : ParseArgument(parameter, method));
    }

    private ParameterModel? ParseParent(IParameterSymbol parameter, IMethodSymbol method)
    {
        if (!context.Compilation.ClassifyCommonConversion(parent, parameter.Type).IsImplicit)
        {
            context.Report(
                Catalogue.InvalidParent,
                ParseContext.LocationOf(parameter),
                $"{Readable(method)}({parameter.Name})",
                $"the parent is a '{parent.ToReadable()}', not a '{parameter.Type.ToReadable()}'");
            return null;
        }

        return new ParameterModel(ParameterKind.Parent, parameter.Type.ToTypeOf());
    }

    private ParameterModel? ParseIgnored(IParameterSymbol parameter, IMethodSymbol method)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            context.Report(Catalogue.InvalidInjection, ParseContext.LocationOf(parameter), parameter.Name, Readable(method), "it is ignored, so it needs a default");
            return null;
        }

        var clr = parameter.Type.ToCode();
        return new ParameterModel(ParameterKind.Constant, clr, Code: $"({clr})({ConstantCode.Print(parameter.ExplicitDefaultValue)})");
    }

    private ParameterModel? ParseArgument(IParameterSymbol parameter, IMethodSymbol method)
    {
        var attribute = parameter.Find(Annotations.Argument);
        var name = attribute.GetString("Name") ?? Naming.Member(parameter.Name, context.AsWritten);
        var location = ParseContext.LocationOf(parameter);
        var readable = $"{Readable(method)}({parameter.Name})";
        var site = new Site(readable, location, parameter.Has(Annotations.Id));
        if (!Names.Check(name, location, context) || context.Shapes.ReadInput(parameter.Type, site) is not { } shape)
        {
            return null;
        }

        var given = Defaults.OfParameter(parameter, attribute, shape, readable, context);
        var argument = new InputValueModel(
            name,
            given.Type,
            attribute.GetString("Description") ?? Descriptions.OfParameter(method, parameter.Name, context),
            attribute.GetString("DeprecationReason"),
            given.Literal);
        Defaults.CheckDeprecation(argument, readable, location, context);
        return new ParameterModel(ParameterKind.Argument, parameter.Type.ToCode(), Code: given.Fallback, Argument: argument);
    }

    private static string Readable(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";
}
