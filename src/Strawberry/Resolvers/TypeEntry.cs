namespace Strawberry.Resolvers;

/// <summary>
/// A type of an assembly's: its description at once, its table when the first operation needs it. A schema is made from descriptions, so that of most types no code is
/// ever compiled.
/// </summary>
internal sealed class TypeEntry
{
    private readonly string _lines;
    private readonly int _index;
    private TypeDescription? _description;
    private TypeTable? _table;
    private TypeEntry? _settled;

    /// <param name="module">Its assembly.</param>
    /// <param name="index">By which the assembly makes its table.</param>
    /// <param name="text">Its description.</param>
    public TypeEntry(TypeModule module, int index, ReadOnlySpan<char> text)
    {
        Module = module;
        _index = index;
        var header = TypeDescriptionReader.NextLine(ref text);
        _lines = text.ToString();
        var space = header.IndexOf(' ');
        Kind = header[..space] switch
        {
            "object" => TypeKind.Object,
            "extension" => TypeKind.Extension,
            "interface" => TypeKind.Interface,
            "union" => TypeKind.Union,
            "enum" => TypeKind.Enum,
            "input" => TypeKind.Input,
            _ => TypeKind.Scalar,
        };
        header = header[(space + 1)..];
        space = header.IndexOf(' ');
        Name = header[..space].ToString();
        Reference = header[(space + 1)..].ToString();
        SimpleName = GetSimpleName(Reference);
    }

    /// <summary>The entry of a scalar's table that the engine, or an assembly of ours, brings.</summary>
    public TypeEntry(TypeModule? module, ScalarTable table)
    {
        Module = module;
        _lines = "";
        _table = table;
        _description = new TypeDescription { Description = table.Description, SpecifiedBy = table.SpecifiedBy };
        Kind = TypeKind.Scalar;
        Name = table.Name;
        Reference = "";
        SimpleName = table.Key.ClrType.Name;
    }

    /// <summary>The module; null for a scalar of the engine's.</summary>
    public TypeModule? Module { get; }

    public TypeKind Kind { get; }

    /// <summary>The GraphQL name; of an extension that of the type extended.</summary>
    public string Name { get; }

    /// <summary>The C# name, with the variant behind a space, by which descriptions of the same assembly refer to the type.</summary>
    public string Reference { get; }

    /// <summary>The last part of the C# name, without type arguments.</summary>
    public string SimpleName { get; }

    /// <summary>
    /// The last entry before this one of which the same reference speaks, in another assembly. It stands for the same type if its key is the same: both
    /// close <c>Page&lt;User&gt;</c>.
    /// </summary>
    public TypeEntry? Earlier { get; set; }

    public TypeDescription Description => _description ??= TypeDescriptionReader.Read(Kind, _lines);

    /// <summary>How its values are resolved, read or written.</summary>
    public TypeTable Table => _table ?? MakeTable();

    public TypeKey Key => Table.Key;

    /// <summary>The name of the assembly.</summary>
    public string? AssemblyName => (Module?.Assembly ?? typeof(TypeEntry).Assembly).GetName().Name;

    /// <summary>Whether its table was made.</summary>
    public bool HasTable => _table is not null;

    /// <summary>This entry, or the first of those of other assemblies that stand for the same type.</summary>
    public TypeEntry Settle() => Earlier is null ? this : _settled ??= FindFirst();

    /// <summary>The attributes that guard each field.</summary>
    public Attribute[] GetGuards() => Description.IsGuarded ? Table.GetGuards(TypeTable.WholeType) : [];

    /// <summary>The attributes that guard a field.</summary>
    public Attribute[] GetGuards(int field) => Description.Fields[field].IsGuarded ? Table.GetGuards(field) : [];

    /// <summary>The last part of a type's name, without type arguments; enough to find the few entries that may be the type's.</summary>
    public static string GetSimpleName(Type type)
    {
        var end = type.Name.IndexOf('`');
        return end < 0 ? type.Name : type.Name[..end];
    }

    private static string GetSimpleName(ReadOnlySpan<char> reference)
    {
        var depth = 0;
        var end = 0;
        var start = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            switch (reference[i])
            {
                case '<':
                    if (depth++ == 0)
                    {
                        end = i;
                    }

                    break;
                case '>':
                    depth--;
                    break;
                case '.' or ':' when depth == 0:
                    start = i + 1;
                    end = 0;
                    break;
                case ' ' when depth == 0:
                    end = end == 0 ? i : end;
                    i = reference.Length;
                    break;
            }
        }

        var name = end == 0 ? reference[start..] : reference[start..end];
        return name is "object" ? nameof(Object) : name.TrimStart('@').ToString();
    }

    private TypeEntry FindFirst()
    {
        for (var each = Earlier; each is not null; each = each.Earlier)
        {
            if (each.Kind == Kind && each.Key == Key)
            {
                return each.Settle();
            }
        }

        return this;
    }

    private TypeTable MakeTable()
    {
        var table = Module!.Make(_index);
        table.Entry = this;
        return Interlocked.CompareExchange(ref _table, table, null) ?? table;
    }
}
