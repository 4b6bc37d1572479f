namespace Strawberry;

/// <summary>Makes a method a field, or says how a property's field appears.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class GraphQLFieldAttribute : Attribute
{
    /// <summary>The field's name; by default the C# name without <c>Get</c> and <c>Async</c>, in camel case.</summary>
    public string? Name { get; set; }

    /// <summary>The description; by default the documentation comment's summary.</summary>
    public string? Description { get; set; }

    /// <summary>Why it is deprecated; by default the message of <see cref="ObsoleteAttribute"/>.</summary>
    public string? DeprecationReason { get; set; }
}

/// <summary>Keeps a member out of the schema.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>Says how an argument or input field appears.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property, Inherited = false)]
public sealed class GraphQLArgumentAttribute : Attribute
{
    /// <summary>The name; by default the C# name in camel case.</summary>
    public string? Name { get; set; }

    /// <summary>The description; by default the documentation comment's summary.</summary>
    public string? Description { get; set; }

    /// <summary>Why it is deprecated; by default the message of <see cref="ObsoleteAttribute"/>.</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>The default as a GraphQL literal (<c>[RED]</c>), for what C# cannot say as a default.</summary>
    public string? DefaultValue { get; set; }
}

/// <summary>Exposes a <see cref="string"/>, <see cref="int"/>, <see cref="long"/> or <see cref="Guid"/> as <c>ID</c> while its C# type stays.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.ReturnValue, Inherited = false)]
public sealed class IDAttribute : Attribute;

/// <summary>Passes the parent object to a parameter of a static or extension method.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class ParentAttribute : Attribute;

/// <summary>Which services a scoped or transient service comes from. A singleton is the same in all of them.</summary>
public enum ServiceScope
{
    /// <summary>
    /// The default: a scope of the resolver's own, since resolvers of a query run beside each other; for the root fields of a mutation, which run in turn, and
    /// for constructors of roots and extension classes, the scope of the operation.
    /// </summary>
    Default,

    /// <summary>One scope for the operation, made when it is first asked for; in a subscription one for each event. It ends with the operation.</summary>
    Operation,

    /// <summary>A scope of the resolver's own, for all its parameters. It ends with the operation; for an item of a stream, with the item.</summary>
    Resolver,

    /// <summary>No scope of the engine's: <see cref="GraphQLRequest.Services"/> as they are. Over HTTP those are shared with the middleware.</summary>
    Request,
}

/// <summary>Passes a service to a parameter. A nullable parameter gets null when there is no such service.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class ServiceAttribute : Attribute
{
    /// <summary>Which services it comes from.</summary>
    public ServiceScope Scope { get; set; }
}

/// <summary>Generates a <see cref="DataLoader{TKey,TValue}"/> from a static method that takes keys and gives a dictionary, or a list in the keys' order.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DataLoaderAttribute : Attribute
{
    /// <summary>The loader's class name; by default the method's name, without <c>Get</c> and <c>Async</c>, and <c>Loader</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The most keys in a batch; 0, the default, for no limit.</summary>
    public int MaxBatchSize { get; set; }

    /// <summary>Whether a key is loaded once an operation. On by default.</summary>
    public bool Cache { get; set; } = true;
}

/// <summary>How C# names become GraphQL names.</summary>
public enum Naming
{
    /// <summary><c>GetBookAsync</c> becomes <c>book</c>, <c>NewHope</c> becomes <c>NEW_HOPE</c>.</summary>
    Conventional,

    /// <summary>Members and enum values keep their C# names.</summary>
    AsWritten,
}

/// <summary>Chooses how an assembly's C# names become GraphQL names.</summary>
[AttributeUsage(AttributeTargets.Assembly, Inherited = false)]
public sealed class GraphQLNamingAttribute(Naming naming) : Attribute
{
    /// <summary>The choice.</summary>
    public Naming Naming { get; } = naming;
}
