using System.ComponentModel;
using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers;

/// <summary>
/// A generated table: how the values of one annotated type are resolved, written or read. What the schema says of the type is its description, which is
/// data; a table is made when an operation first needs it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TypeTable
{
    /// <summary>Asks <see cref="GetGuards"/> for what guards the type.</summary>
    public const int WholeType = -1;

    /// <summary>What the table is found by.</summary>
    public abstract TypeKey Key { get; }

    /// <summary>The keys of the types that the description refers to, in the order in which it does first. Asked when one is of another assembly.</summary>
    public virtual TypeKey[] References => [];

    /// <summary>The attributes that guard a field, those of its type included; <see cref="WholeType"/>: those that guard each field, added ones included.</summary>
    public virtual Attribute[] GetGuards(int field) => [];

    /// <summary>The description; null for a table that has none, such as those of introspection.</summary>
    internal TypeEntry? Entry { get; set; }

    /// <summary>The GraphQL name.</summary>
    internal virtual string Name => Entry!.Name;
}

/// <summary>A set of fields and how they get their values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FieldTable : TypeTable
{
    /// <summary>Completes what the resolver of a field returns, as it returns it (a task included).</summary>
    public abstract ValueCompleter GetCompleter(int field);

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
public abstract class ObjectTable<T> : FieldTable<T>
{
    /// <inheritdoc/>
    public override TypeKey Key => typeof(T);
}

/// <summary>The table of a class with <see cref="ExtendTypeAttribute{T}"/>: fields added to the type that its description names, and to all that implement it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExtensionTable<T> : FieldTable<T>
{
}

/// <summary>The table of an interface or union type, whose values are resolved by the tables of object types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AbstractTable : TypeTable
{
}

/// <summary>The table of an enum type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EnumTable<T> : TypeTable
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
public abstract class InputTable<T> : TypeTable
{
    /// <inheritdoc/>
    public override TypeKey Key => typeof(T);

    /// <summary>Whether one instance may serve many requests: making it takes the values and does nothing else, and nothing of it can change.</summary>
    public virtual bool IsImmutable => false;

    /// <summary>Makes the input object. What the constructor throws becomes a located error.</summary>
    public abstract T Read(ref InputObjectCursor fields);
}

/// <summary>The table of a custom scalar.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ScalarTable : TypeTable
{
    /// <summary>The description of a scalar that the engine brings, or null.</summary>
    internal virtual string? Description => null;

    /// <summary>Where the format of a scalar that the engine brings is specified, or null.</summary>
    internal virtual string? SpecifiedBy => null;

    /// <summary>Why the literal is not a value of the scalar; null when it is. Never a variable. What the user's parser throws comes through.</summary>
    internal abstract string? CheckLiteral(ValueNode literal);

    /// <summary>Why the JSON value is not a value of the scalar; null when it is. What the user's parser throws comes through.</summary>
    internal abstract string? CheckJson(JsonElement value);
}
