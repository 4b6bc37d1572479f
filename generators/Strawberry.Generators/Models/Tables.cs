namespace Strawberry.Generators.Models;

/// <summary>What every table has.</summary>
/// <param name="Id">A C# identifier, unique in the assembly: names the file, the class and the factory.</param>
/// <param name="Name">The GraphQL name.</param>
/// <param name="Clr">The C# type, fully qualified.</param>
/// <param name="KeyClr">What <c>typeof</c> names in the key.</param>
/// <param name="Variant">The variant in the key.</param>
/// <param name="Description">The description, or null.</param>
/// <param name="IsForbidden">Whether only obsolete code may name the type or make an instance.</param>
internal sealed record TableHeader(string Id, string Name, string Clr, string KeyClr, string Variant, string? Description, bool IsForbidden = false);

/// <summary>A key by which other tables refer to a table.</summary>
/// <param name="IsForbidden">Whether only obsolete code may name the type.</param>
internal sealed record KeyModel(string Clr, string Variant, string Name, bool IsForbidden = false);

/// <summary>One generated table.</summary>
internal abstract record TableModel(TableHeader Header);

/// <summary>The table of an object type.</summary>
/// <param name="Construction">The constructor's parameters when services can fill it; null when they cannot.</param>
internal sealed record ObjectModel(
    TableHeader Header,
    EquatableArray<FieldModel> Fields,
    EquatableArray<KeyModel> Interfaces,
    EquatableArray<ParameterModel>? Construction)
    : TableModel(Header)
{
    /// <summary>The permissions that guard each field, as code.</summary>
    public EquatableArray<string> Guards { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>The table of a class that extends a type; its header's C# type is the extended type.</summary>
/// <param name="InstanceClr">The extension class.</param>
/// <param name="Construction">The constructor's parameters of the extension class; null for a static class.</param>
internal sealed record ExtensionModel(
    TableHeader Header,
    string InstanceClr,
    EquatableArray<FieldModel> Fields,
    EquatableArray<ParameterModel>? Construction)
    : TableModel(Header);

/// <summary>The table of an interface type.</summary>
internal sealed record InterfaceModel(TableHeader Header, EquatableArray<FieldModel> Fields, EquatableArray<KeyModel> Interfaces)
    : TableModel(Header)
{
    /// <summary>The permissions that guard each field, as code.</summary>
    public EquatableArray<string> Guards { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>The table of a union type.</summary>
internal sealed record UnionModel(TableHeader Header, EquatableArray<KeyModel> Members)
    : TableModel(Header);

/// <summary>The table of an enum type.</summary>
internal sealed record EnumModel(TableHeader Header, EquatableArray<EnumValueModel> Values)
    : TableModel(Header);

/// <summary>The table of an input object type.</summary>
/// <param name="IsImmutable">Whether one instance may serve many requests.</param>
internal sealed record InputModel(TableHeader Header, bool IsOneOf, bool IsValueType, bool IsImmutable, EquatableArray<InputFieldModel> Fields)
    : TableModel(Header);

/// <summary>The table of a scalar.</summary>
/// <param name="Input">What <c>Parse</c> takes.</param>
/// <param name="Output">What <c>Format</c> gives.</param>
internal sealed record ScalarModel(TableHeader Header, string Input, string Output, string? SpecifiedBy)
    : TableModel(Header);

/// <summary>A loader class to generate from a method.</summary>
/// <param name="Id">Names the file.</param>
/// <param name="Call">The method, fully qualified.</param>
/// <param name="KeysCode">The expression for the keys as the method takes them; empty when it takes none.</param>
/// <param name="ResultCast">The interface that the result is read through.</param>
/// <param name="IsClassForbidden">Whether only obsolete code may name the types of keys or values.</param>
/// <param name="IsCallForbidden">Whether only obsolete code may call the method.</param>
internal sealed record LoaderModel(
    string Id,
    string Name,
    string Namespace,
    bool IsPublic,
    string KeyClr,
    string ValueClr,
    string Call,
    string KeysCode,
    string ResultCast,
    int MaxBatchSize,
    bool Cache,
    EquatableArray<ParameterModel> Parameters,
    bool IsClassForbidden,
    bool IsCallForbidden)
{
    public string FullName => Namespace.Length == 0 ? $"global::{Name}" : $"global::{Namespace}.{Name}";
}

/// <summary>A loader that generated code may name although no symbol shows it.</summary>
internal sealed record LoaderName(string Name, string FullName);

/// <summary>The registrar of an assembly.</summary>
/// <param name="Namespace">The last part of its namespace; its prefix keeps it apart from the engine's types and from keywords.</param>
/// <param name="Tables">The factories, in order.</param>
/// <param name="References">The registrars of referenced assemblies.</param>
internal sealed record RegistrarModel(string Namespace, EquatableArray<string> Tables, EquatableArray<string> References);
