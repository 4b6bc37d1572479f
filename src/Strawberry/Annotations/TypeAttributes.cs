namespace Strawberry;

/// <summary>Which members of a type become fields.</summary>
public enum MemberSelection
{
    /// <summary>Public instance properties are fields; methods are with <see cref="GraphQLFieldAttribute"/>.</summary>
    OptOut,

    /// <summary>Only members with <see cref="GraphQLFieldAttribute"/> are fields.</summary>
    OptIn,
}

/// <summary>Makes a class, record or struct an object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class GraphQLTypeAttribute : Attribute
{
    /// <summary>The type's name; by default the C# name. In a generic type <c>{T}</c> stands for the name of argument <c>T</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The description; by default the documentation comment's summary.</summary>
    public string? Description { get; set; }

    /// <summary>Which members become fields.</summary>
    public MemberSelection Members { get; set; }
}

/// <summary>Makes an interface or an abstract class an interface type. A leading <c>I</c> before a capital is dropped from its name.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class GraphQLInterfaceAttribute : Attribute
{
    /// <summary>The type's name; by default the C# name.</summary>
    public string? Name { get; set; }

    /// <summary>The description; by default the documentation comment's summary.</summary>
    public string? Description { get; set; }

    /// <summary>Which members become fields.</summary>
    public MemberSelection Members { get; set; }
}

/// <summary>Makes a class, record or struct an input object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class GraphQLInputAttribute : Attribute
{
    /// <summary>The type's name; by default the C# name, without any suffix added.</summary>
    public string? Name { get; set; }

    /// <summary>The description; by default the documentation comment's summary.</summary>
    public string? Description { get; set; }

    /// <summary>Whether exactly one field must be given. All fields must then be nullable and without default.</summary>
    public bool OneOf { get; set; }
}

/// <summary>Makes a union: on an interface or abstract class with the member types, or on a return value (<c>[return: GraphQLUnion("Media", …)]</c>) for
/// classes of others.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.ReturnValue | AttributeTargets.Property, Inherited = false)]
public sealed class GraphQLUnionAttribute : Attribute
{
    /// <summary>Makes a union named as the C# type, a leading <c>I</c> before a capital dropped.</summary>
    public GraphQLUnionAttribute(params Type[] types) => Types = types;

    /// <summary>Makes a union with a name of its own.</summary>
    public GraphQLUnionAttribute(string name, params Type[] types)
    {
        Name = name;
        Types = types;
    }

    /// <summary>The union's name.</summary>
    public string? Name { get; set; }

    /// <summary>The description; by default the documentation comment's summary.</summary>
    public string? Description { get; set; }

    /// <summary>The member types, in this order.</summary>
    public Type[] Types { get; }
}

/// <summary>Says how an enum appears. Enums without it are accepted as well.</summary>
[AttributeUsage(AttributeTargets.Enum, Inherited = false)]
public sealed class GraphQLEnumAttribute : Attribute
{
    /// <summary>The type's name; by default the C# name.</summary>
    public string? Name { get; set; }

    /// <summary>The description; by default the documentation comment's summary.</summary>
    public string? Description { get; set; }
}

/// <summary>Says how an enum value appears.</summary>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class GraphQLEnumValueAttribute : Attribute
{
    /// <summary>The value's name; by default the C# name in capitals, words joined by underscores.</summary>
    public string? Name { get; set; }

    /// <summary>The description; by default the documentation comment's summary.</summary>
    public string? Description { get; set; }
}

/// <summary>Makes a struct or class a scalar. It must have <c>public static T Parse(x)</c> and <c>public y Format()</c> where x and y are each
/// <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or
/// <see cref="System.Text.Json.JsonElement"/>. What either throws is a located error with the exception's message.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class GraphQLScalarAttribute(string? name = null) : Attribute
{
    /// <summary>The scalar's name; by default the C# name.</summary>
    public string? Name { get; } = name;

    /// <summary>The URL of the specification of the scalar's format.</summary>
    public string? SpecifiedBy { get; set; }

    /// <summary>The description; by default the documentation comment's summary.</summary>
    public string? Description { get; set; }
}

/// <summary>Adds the class's <see cref="GraphQLFieldAttribute"/> methods to the type of <typeparamref name="T"/>; of an interface, to all that implement it, too.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExtendTypeAttribute<T> : Attribute;
