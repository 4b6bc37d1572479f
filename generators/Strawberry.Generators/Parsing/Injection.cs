using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parameters that get something from around the request instead of an argument.</summary>
internal static class Injection
{
    private const string FromServices = "Microsoft.AspNetCore.Mvc.FromServicesAttribute";
    private const string FromKeyedServices = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    /// <summary>What is injected. Null: an argument, or <paramref name="failed"/>, which is reported.</summary>
    public static ParameterModel? Find(IParameterSymbol parameter, string method, ParseContext context, out bool failed)
    {
        failed = false;
        var type = parameter.Type;
        if (type.IsNamed("System.Threading.CancellationToken"))
        {
            return new ParameterModel(ParameterKind.CancellationToken, type.ToTypeOf());
        }

        if (type.IsNamed("Strawberry.ResolveInfo"))
        {
            return type is INamedTypeSymbol { IsGenericType: true } info
                ? new ParameterModel(ParameterKind.InfoOf, info.TypeArguments[0].ToCode())
                : new ParameterModel(ParameterKind.Info, type.ToTypeOf());
        }

        if (IsFeature(type))
        {
            return new ParameterModel(ParameterKind.Feature, type.ToTypeOf(), IsOptional(parameter));
        }

        if (parameter.FindForeign(FromKeyedServices) is { } keyed)
        {
            if (FindService(parameter, method, 0, context, out failed) is not { } found)
            {
                return null;
            }

            failed = !context.Shapes.CheckReach(keyed, ParseContext.LocationOf(parameter));
            return failed ? null : ToKeyed(found, keyed, parameter);
        }

        if (parameter.Find(Annotations.Service) is { } service)
        {
            return FindService(parameter, method, service.GetInt32("Scope"), context, out failed);
        }

        if (parameter.FindForeign(FromServices) is not null)
        {
            return FindService(parameter, method, 0, context, out failed);
        }

        return Loaders.IsLoader(type) ? FindLoader(parameter, method, context, out failed) : null;
    }

    /// <summary>The parameters of a constructor that services fill; null when services cannot.</summary>
    public static EquatableArray<ParameterModel>? FillConstructor(INamedTypeSymbol type, ParseContext context)
    {
        if (type.IsStatic || type.IsAbstract || RequiredMembers.Find(type).Count > 0)
        {
            return null;
        }

        // As containers do: the constructor with the most parameters.
        foreach (var constructor in type.InstanceConstructors.OrderByDescending(c => c.Parameters.Length))
        {
            if (constructor.DeclaredAccessibility == Accessibility.Public
                && !RecordParameters.IsCopy(constructor)
                && constructor.Parameters.All(p => IsInjectable(p, context)))
            {
                return constructor.Parameters.Select(p => ToService(p, context)).ToEquatableArray();
            }
        }

        return null;
    }

    private static bool IsInjectable(IParameterSymbol parameter, ParseContext context) =>
        parameter.RefKind == RefKind.None && (Loaders.MayBeGenerated(parameter.Type, context) || IsService(parameter, context));

    private static bool IsService(IParameterSymbol parameter, ParseContext context) =>
        parameter.Type.ToFullName() != "Strawberry.ResolveInfo"
        && parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: SpecialType.None } type
        && Annotations.Classify(type) == TypeAnnotation.None
        && Leaves.Find(type) is null
        && Sequences.FindItem(type) is null
        && Reach.FindObstacle(type, context.Compilation) is null
        && (parameter.FindForeign(FromKeyedServices) is not { } keyed || AttributeCode.FindObstacle(keyed, context.Compilation) is null);

    private static ParameterModel ToService(IParameterSymbol parameter, ParseContext context)
    {
        if (Loaders.MayBeGenerated(parameter.Type, context))
        {
            return LoaderScopes.Describe(parameter, context);
        }

        var clr = parameter.Type.ToTypeOf();
        if (Loaders.IsLoader(parameter.Type) && Loaders.FindConstruction((INamedTypeSymbol)parameter.Type, context) is { } code)
        {
            return new ParameterModel(ParameterKind.Loader, clr, Code: code);
        }

        if (IsFeature(parameter.Type))
        {
            return new ParameterModel(ParameterKind.Feature, clr, IsOptional(parameter));
        }

        var service = new ParameterModel(ParameterKind.Service, clr, IsOptional(parameter), GetScope(parameter.Find(Annotations.Service).GetInt32("Scope")));
        return parameter.FindForeign(FromKeyedServices) is { } keyed ? ToKeyed(service, keyed, parameter) : service;
    }

    /// <summary>What the transport gives along with a request, by its type.</summary>
    private static bool IsFeature(ITypeSymbol type) =>
        type.IsNamed("Microsoft.AspNetCore.Http.HttpContext") || type.IsNamed("System.Security.Claims.ClaimsPrincipal");

    private static ParameterModel ToKeyed(ParameterModel service, AttributeData keyed, IParameterSymbol parameter)
    {
        var key = keyed.ConstructorArguments is [var argument] ? ConstantCode.Print(argument) : "null";
        var scope = GetScope(parameter.Find(Annotations.Service).GetInt32("Scope"));
        return service with { Kind = ParameterKind.KeyedService, Code = scope.Length == 0 ? key : $"{key}, {scope}" };
    }

    private static ParameterModel? FindService(IParameterSymbol parameter, string method, int scope, ParseContext context, out bool failed)
    {
        failed = true;
        if (!parameter.Type.IsReferenceType)
        {
            context.Report(Catalogue.InvalidInjection, ParseContext.LocationOf(parameter), parameter.Name, method, "a service is a class or an interface");
            return null;
        }

        if (!context.Shapes.CheckReach(parameter.Type, ParseContext.LocationOf(parameter)))
        {
            return null;
        }

        failed = false;
        return new ParameterModel(ParameterKind.Service, parameter.Type.ToTypeOf(), IsOptional(parameter), GetScope(scope));
    }

    private static ParameterModel? FindLoader(IParameterSymbol parameter, string method, ParseContext context, out bool failed)
    {
        failed = false;
        if (Loaders.FindConstruction((INamedTypeSymbol)parameter.Type, context) is { } code)
        {
            return new ParameterModel(ParameterKind.Loader, parameter.Type.ToTypeOf(), Code: code);
        }

        failed = true;
        context.Report(
            Catalogue.InvalidInjection,
            ParseContext.LocationOf(parameter),
            parameter.Name,
            method,
            "a loader needs an accessible constructor that takes a DataLoaderContext, and services otherwise");
        return null;
    }

    private static bool IsOptional(IParameterSymbol parameter) => parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;

    private static string GetScope(int scope) => scope switch
    {
        1 => "global::Strawberry.ServiceScope.Operation",
        2 => "global::Strawberry.ServiceScope.Resolver",
        3 => "global::Strawberry.ServiceScope.Request",
        _ => "",
    };
}
