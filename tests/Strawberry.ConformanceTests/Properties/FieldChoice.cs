namespace Strawberry.ConformanceTests.Properties;

/// <summary>What is below a field.</summary>
internal enum Below
{
    Nothing,
    Obj,
    Any,
    Node,
}

/// <summary>
/// A field with fixed arguments under an alias of its own: wherever it is selected it means the same, so selections always merge.
/// </summary>
/// <param name="Text">The field with its arguments.</param>
/// <param name="Below">What is selected below it.</param>
/// <param name="IsList">Whether it can be streamed.</param>
/// <param name="Fails">Whether an error of it is likely to propagate; such fields are chosen less often.</param>
internal sealed record FieldChoice(string Text, Below Below = Below.Nothing, bool IsList = false, bool Fails = false)
{
    /// <summary>The fields that <c>Query</c> and <c>Obj</c> share, none of which waits for a timer.</summary>
    public static IReadOnlyList<FieldChoice> OfObj { get; } =
    [
        new("id"),
        new("name"),
        new("str"),
        new("str(v: null)"),
        new("strNN(v: \"\\u00e9\\n\")"),
        new("int"),
        new("soon"),
        new("slow(ms: 0)"),
        new("slowNN(ms: 0, v: \"later\")"),
        new("nul"),
        new("color"),
        new("odd(v: 3)"),
        new("fail"),
        new("failExt"),
        new("slowFail(ms: 0)"),
        new("failNN", Fails: true),
        new("slowFailNN(ms: 0)", Fails: true),
        new("nulNN", Fails: true),
        new("slowNulNN(ms: 0)", Fails: true),
        new("ints(n: 3)", IsList: true),
        new("ints(n: 0)", IsList: true),
        new("intsNN(n: 5)", IsList: true),
        new("matrix(rows: 2, cols: 2)", IsList: true),
        new("badItems(n: 4, at: 2)", IsList: true),
        new("badItemsNN(n: 3, at: 1)", IsList: true, Fails: true),
        new("badItemsNNN(n: 3, at: 2)", IsList: true, Fails: true),
        new("nullItems(n: 3, at: 0)", IsList: true),
        new("nullItemsNN(n: 3, at: 2)", IsList: true, Fails: true),
        new("nullItemsNNN(n: 3, at: 1)", IsList: true, Fails: true),
        new("promises(n: 3, ms: 0, failAt: 1)", IsList: true),
        new("promisesNN(n: 3, ms: 0)", IsList: true),
        new("promisesNN(n: 3, ms: 0, failAt: 2)", IsList: true, Fails: true),
        new("promisesNNN(n: 2, ms: 0, failAt: 0)", IsList: true, Fails: true),
        new("gen(n: 3, ms: 0)", IsList: true),
        new("gen(n: 3, ms: 0, nullAt: 1)", IsList: true),
        new("gen(n: 3, ms: 0, throwAt: 2)", IsList: true, Fails: true),
        new("genNN(n: 3, ms: 0, nullAt: 2)", IsList: true, Fails: true),
        new("genNNN(n: 3, ms: 0, throwAt: 1)", IsList: true, Fails: true),
        new("self", Below.Obj),
        new("child", Below.Obj),
        new("childNN", Below.Obj),
        new("slowChild(ms: 0)", Below.Obj),
        new("slowChildNN(ms: 0)", Below.Obj),
        new("nullChild", Below.Obj),
        new("failChild", Below.Obj),
        new("failChildNN", Below.Obj, Fails: true),
        new("objs(n: 2)", Below.Obj, IsList: true),
        new("objsN(n: 3)", Below.Obj, IsList: true),
        new("objsNN(n: 2)", Below.Obj, IsList: true),
        new("objMatrix(rows: 2, cols: 2)", Below.Obj, IsList: true),
        new("genObjs(n: 2, ms: 0)", Below.Obj, IsList: true),
        new("genObjsN(n: 3, ms: 0, nullAt: 1)", Below.Obj, IsList: true),
        new("genObjs(n: 3, ms: 0, nullAt: 2)", Below.Obj, IsList: true, Fails: true),
        new("any", Below.Any),
        new("any(kind: LEAF)", Below.Any),
        new("any(kind: FAIL)", Below.Any),
        new("anys", Below.Any, IsList: true),
        new("node", Below.Node),
        new("node(kind: LEAF)", Below.Node),
        new("nodes", Below.Node, IsList: true),
    ];

    public static IReadOnlyList<FieldChoice> OfLeaf { get; } =
    [
        new("id"), new("name"), new("value"), new("slowValue(ms: 0)"),
    ];

    public static IReadOnlyList<FieldChoice> OfOther { get; } =
    [
        new("code"), new("slow(ms: 0)"),
    ];

    public static IReadOnlyList<FieldChoice> OfNode { get; } =
    [
        new("id"), new("name"),
    ];
}
