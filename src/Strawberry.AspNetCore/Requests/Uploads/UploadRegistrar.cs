using System.ComponentModel;
using Strawberry.Resolvers;

[assembly: GraphQLRegistrar(typeof(Strawberry.AspNetCore.Requests.Uploads.UploadRegistrar))]

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>Registers the scalar of this assembly; called by the registrars of the assemblies that refer to it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UploadRegistrar
{
    /// <summary>Registers it, unless it is already.</summary>
    public static void Register() => TypeRegistry.Register(typeof(UploadRegistrar).Assembly, new UploadScalar());
}
