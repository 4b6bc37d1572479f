using System.ComponentModel;
using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers;

/// <summary>A generated table: what the engine knows of one annotated type. Made once a process, when a schema first needs it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TypeTable
{
    /// <summary>What the table is found by.</summary>
    public abstract TypeKey Key { get; }

    /// <summary>The GraphQL name.</summary>
    public abstract string Name { get; }

    /// <summary>The description, or null.</summary>
    public virtual string? Description => null;

    /// <summary>The attributes that guard each field, those that extensions add included.</summary>
    public virtual Attribute[] Guards => [];
}

/// <summary>A set of fields and how they get their values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FieldTable : TypeTable
{
    /// <summary>The fields; a field's position here is the index that <see cref="FieldCursor.Field"/> gives.</summary>
    public abstract FieldDescriptor[] DescribeFields();

    /// <summary>Makes an instance for an operation's root, its constructor filled from services. Null: the type cannot be made so.</summary>
    public virtual object? CreateInstance(ref FieldCursor cursor) => null;

    /// <summary>Writes the selected fields of <paramref name="source"/>: <c>while (cursor.MoveNext()) switch (cursor.Field) …</c>.</summary>
    internal abstract void ResolveObject(object? source, ref FieldCursor cursor);

    /// <summary>The value of the current field as the resolver returns it, for middleware and event sources.</summary>
    internal abstract object? InvokeObject(object? source, ref FieldCursor cursor);
}

/// <summary>A set of fields of sources of type <typeparamref name="T"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FieldTable<T> : FieldTable
{
    /// <summary>Writes the selected fields of <paramref name="source"/>: <c>while (cursor.MoveNext()) switch (cursor.Field) …</c>.</summary>
    public abstract void Resolve(T source, ref FieldCursor cursor);

    /// <summary>The value of the field <see cref="FieldCursor.Field"/> as the resolver returns it: a task stays a task.</summary>
    public abstract object? Invoke(T source, ref FieldCursor cursor);

    internal sealed override void ResolveObject(object? source, ref FieldCursor cursor) => Resolve((T)source!, ref cursor);

    internal sealed override object? InvokeObject(object? source, ref FieldCursor cursor) => Invoke((T)source!, ref cursor);
}

/// <summary>The table of an object type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectTable<T> : FieldTable<T>, IObjectTable
{
    /// <inheritdoc/>
    public override TypeKey Key => typeof(T);

    /// <inheritdoc/>
    public virtual TypeKey[] Interfaces => [];
}

/// <summary>What all object tables tell, whatever their source type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IObjectTable
{
    /// <summary>All interfaces implemented, those of interfaces included.</summary>
    TypeKey[] Interfaces { get; }
}

/// <summary>The table of a class with <see cref="ExtendTypeAttribute{T}"/>: fields added to the type of <see cref="Extends"/>, and to all that implement it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExtensionTable<T> : FieldTable<T>, IExtensionTable
{
    /// <summary>The extended type.</summary>
    public virtual TypeKey Extends => typeof(T);
}

/// <summary>What all extension tables tell, whatever they extend.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IExtensionTable
{
    /// <summary>The extended type.</summary>
    TypeKey Extends { get; }
}

/// <summary>The table of an interface type. Its fields are declarations: object tables resolve them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InterfaceTable : TypeTable
{
    /// <summary>The fields.</summary>
    public abstract FieldDescriptor[] DescribeFields();

    /// <summary>All interfaces implemented.</summary>
    public virtual TypeKey[] Interfaces => [];
}

/// <summary>The table of a union type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UnionTable : TypeTable
{
    /// <summary>The member types.</summary>
    public abstract TypeKey[] Members { get; }
}

/// <summary>The table of an enum type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EnumTable : TypeTable
{
    /// <summary>The values.</summary>
    public abstract EnumValueDescriptor[] DescribeValues();
}

/// <summary>The table of an enum type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EnumTable<T> : EnumTable
    where T : struct
{
    /// <inheritdoc/>
    public override TypeKey Key => typeof(T);

    /// <summary>The value's name as UTF-8; empty for a value that has none.</summary>
    public abstract ReadOnlySpan<byte> GetName(T value);

    /// <summary>The value of that name. False if there is none.</summary>
    public abstract bool TryParse(string name, out T value);
}

/// <summary>The table of an input object type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InputTable : TypeTable
{
    /// <summary>Whether exactly one field must be given.</summary>
    public virtual bool IsOneOf => false;

    /// <summary>Whether one instance may serve many requests: making it takes the values and does nothing else, and nothing of it can change.</summary>
    public virtual bool IsImmutable => false;

    /// <summary>The fields; a field's position here is the index it is read by.</summary>
    public abstract InputValueDescriptor[] DescribeFields();
}

/// <summary>The table of an input object type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InputTable<T> : InputTable
{
    /// <inheritdoc/>
    public override TypeKey Key => typeof(T);

    /// <summary>Makes the input object. What the constructor throws becomes a located error.</summary>
    public abstract T Read(ref InputObjectCursor fields);
}

/// <summary>The table of a custom scalar.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ScalarTable : TypeTable
{
    /// <summary>Where the scalar's format is specified, or null.</summary>
    public virtual string? SpecifiedBy => null;

    /// <summary>Why the literal is not a value of the scalar; null when it is. Never a variable. What the user's parser throws comes through.</summary>
    internal abstract string? CheckLiteral(ValueNode literal);

    /// <summary>Why the JSON value is not a value of the scalar; null when it is. What the user's parser throws comes through.</summary>
    internal abstract string? CheckJson(JsonElement value);
}
