namespace Strawberry.Generators.Models;

/// <summary>How a resolver is reached.</summary>
internal enum FieldAccess
{
    /// <summary>A property of the source.</summary>
    Property,

    /// <summary>A method of the source.</summary>
    Method,

    /// <summary>A static method.</summary>
    Static,

    /// <summary>A method of an extension class's instance.</summary>
    Extension,

    /// <summary>A property of an extension class's instance.</summary>
    ExtensionProperty,
}

/// <summary>What a parameter of a resolver gets.</summary>
internal enum ParameterKind
{
    Argument,
    Service,
    KeyedService,
    Info,
    InfoOf,
    CancellationToken,
    Parent,
    Feature,

    /// <summary>Its own default, since it is ignored.</summary>
    Constant,

    /// <summary>A loader; <see cref="ParameterModel.Code"/> constructs it.</summary>
    Loader,

    /// <summary>A type the compiler does not know: a loader yet to be generated, if one of that name is.</summary>
    GeneratedLoader,
}

/// <summary>A parameter of a resolver or of a constructor.</summary>
/// <param name="Kind">What it gets.</param>
/// <param name="Clr">Its C# type, without nullable annotation for what is injected.</param>
/// <param name="IsOptional">Whether it takes null where there is nothing to inject.</param>
/// <param name="Code">The scope of a service, the key and the scope of a keyed one, the construction of a loader, the suffix of an argument's reading,
/// the constant of an ignored one.</param>
/// <param name="Argument">The GraphQL argument.</param>
/// <param name="Scopes">The namespaces where the compiler would look for a generated loader's class, in order.</param>
internal sealed record ParameterModel(
    ParameterKind Kind,
    string Clr,
    bool IsOptional = false,
    string Code = "",
    InputValueModel? Argument = null,
    EquatableArray<string>? Scopes = null);

/// <summary>An argument or an input field.</summary>
internal sealed record InputValueModel(
    string Name,
    Shape Type,
    string? Description = null,
    string? DeprecationReason = null,
    string? DefaultValue = null)
{
    public bool IsRequired => !Type.IsNullable && DefaultValue is null;
}

/// <summary>A field of an object or interface type.</summary>
/// <param name="Name">The GraphQL name.</param>
/// <param name="Type">The type of what the resolver returns.</param>
/// <param name="Access">How the resolver is reached.</param>
/// <param name="Member">The C# member.</param>
/// <param name="Owner">The type that a static member is called on, or that the source is cast to; empty for none.</param>
/// <param name="Parameters">The resolver's parameters.</param>
/// <param name="IsForbidden">Whether only obsolete code may call the resolver.</param>
internal sealed record FieldModel(
    string Name,
    Shape Type,
    FieldAccess Access,
    string Member,
    string Owner,
    EquatableArray<ParameterModel> Parameters,
    string? Description = null,
    string? DeprecationReason = null,
    bool IsForbidden = false)
{
    /// <summary>The permissions that guard it, as code; of an extension's field those of the extension alone.</summary>
    public EquatableArray<string> Guards { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whether what guards its type does not guard it.</summary>
    public bool AllowsAnonymous { get; init; }
}

/// <summary>A value of an enum.</summary>
/// <param name="Name">The GraphQL name.</param>
/// <param name="Member">The C# name.</param>
/// <param name="IsAlias">Whether an earlier member has the same number.</param>
/// <param name="IsForbidden">Whether only obsolete code may name it.</param>
internal sealed record EnumValueModel(string Name, string Member, bool IsAlias, string? Description, string? DeprecationReason, bool IsForbidden);

/// <summary>How an input field comes into its object.</summary>
internal enum InputAssignment
{
    /// <summary>By a constructor's parameter.</summary>
    Constructor,

    /// <summary>In the object initializer.</summary>
    Initializer,

    /// <summary>By its setter after construction, when it was given: it has a default that only C# can compute.</summary>
    SetterWhenGiven,

    /// <summary>As <see cref="SetterWhenGiven"/>, with an <c>init</c> setter.</summary>
    InitSetterWhenGiven,

    /// <summary>
    /// In the object initializer; when it was not given, from an object made before. For an <c>init</c> setter whose type is a type parameter: no accessor
    /// of a closed type finds that.
    /// </summary>
    InitializerOrDefault,
}

/// <summary>A field of an input object type.</summary>
/// <param name="Value">What the schema says of it.</param>
/// <param name="Assignment">How it comes into the object.</param>
/// <param name="Member">The property, or the parameter's name.</param>
/// <param name="Owner">The type that declares the property.</param>
/// <param name="Clr">The property's type.</param>
/// <param name="Fallback">What is added to the reading: <c> ?? default(X)</c>; empty for nothing.</param>
/// <param name="AcceptsNull">Whether the property itself may be null.</param>
/// <param name="IsForbidden">Whether only obsolete code may set the property.</param>
internal sealed record InputFieldModel(
    InputValueModel Value,
    InputAssignment Assignment,
    string Member,
    string Owner,
    string Clr,
    string Fallback = "",
    bool AcceptsNull = false,
    bool IsForbidden = false);
