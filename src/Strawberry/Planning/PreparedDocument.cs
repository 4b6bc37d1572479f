using System.Collections.Immutable;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Planning;

/// <summary>A document that was parsed and validated, with the plans of its operations. Shared by all requests that send it.</summary>
internal sealed class PreparedDocument
{
    private readonly ImmutableArray<PreparedOperation> _operations;

    public PreparedDocument(Document document, ImmutableArray<GraphQLError> errors)
    {
        Document = document;
        Errors = errors;
        _operations = errors.IsEmpty ? Find(document) : [];
    }

    public Document Document { get; }

    /// <summary>Why the document cannot be executed; empty when it can.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    public int OperationCount => _operations.Length;

    /// <summary><c>GetOperation</c> of the specification (section 6.1); null when there is none of that name, or several and no name.</summary>
    public PreparedOperation? GetOperation(string? name)
    {
        if (name is null)
        {
            return _operations.Length == 1 ? _operations[0] : null;
        }

        foreach (var operation in _operations)
        {
            if (operation.Definition.Name is { } own && own.Value == name)
            {
                return operation;
            }
        }

        return null;
    }

    private static ImmutableArray<PreparedOperation> Find(Document document)
    {
        var fragments = new FragmentMap(document);
        var operations = ImmutableArray.CreateBuilder<PreparedOperation>(1);
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                operations.Add(new PreparedOperation(document, operation, fragments));
            }
        }

        return operations.DrainToImmutable();
    }
}

/// <summary>An operation of a document and its plans: one for each combination of the variables that decide what is selected.</summary>
internal sealed class PreparedOperation(Document document, OperationDefinitionNode definition, FragmentMap fragments)
{
    /// <summary>A client that tries all combinations gets its plans made anew beyond this many.</summary>
    private const int MaxPlans = 64;

    private readonly Conditions _conditions = document.MayHaveDirectives ? Conditions.Of(definition, fragments) : Conditions.None;
    private PlanEntry[] _plans = [];
    private readonly SchemaType?[] _variableTypes = new SchemaType?[definition.VariableDefinitions.Length];
    private int _sizeHint = 512;

    public Document Document { get; } = document;

    public OperationDefinitionNode Definition { get; } = definition;

    /// <summary>Who reads each variable, as far as requests before have shown.</summary>
    public IVariableReader?[] VariableReaders { get; } = new IVariableReader?[definition.VariableDefinitions.Length];

    /// <summary>Whether anyone is known to read a variable.</summary>
    public bool HasVariableReaders
    {
        get
        {
            foreach (var reader in VariableReaders)
            {
                if (reader is not null)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The type of a variable; null when the schema has no such input type.</summary>
    public SchemaType? GetVariableType(int index, SchemaDefinition schema) =>
        _variableTypes[index] ??= TypeLookup.Find(schema, Definition.VariableDefinitions[index].Type) is { IsInputType: true } type ? type : null;

    /// <summary>How large the last results were: a buffer of that size does not have to grow.</summary>
    public int SizeHint
    {
        get => Volatile.Read(ref _sizeHint);
        set => Volatile.Write(ref _sizeHint, Math.Clamp(value + 64, 512, 1 << 20));
    }

    /// <summary>The root selection for a request. Throws <see cref="PlanningException"/> when the variables allow none.</summary>
    public Selection GetPlan(BoundSchema schema, VariableSource variables, PlanMode mode, ResolveHookSelection? surrounded)
    {
        var hasKey = _conditions.TryGetKey(variables, out var key);
        if (hasKey)
        {
            foreach (var entry in Volatile.Read(ref _plans))
            {
                if (entry.Conditions == key && entry.Mode == mode)
                {
                    return entry.Plan;
                }
            }
        }

        var context = new PlanContext(schema, Document, Definition, fragments, new ConditionSnapshot(_conditions, variables), mode)
        {
            Surrounded = surrounded,
        };
        var plan = SelectionPlanner.PlanRoot(context, schema.Definition.GetRootType(Definition.Operation)!);
        if (hasKey)
        {
            Add(new PlanEntry(key, mode, plan));
        }

        return plan;
    }

    // Two requests may make the same plan at once: both are equal, and the one behind is never found.
    private void Add(PlanEntry entry)
    {
        while (true)
        {
            var current = Volatile.Read(ref _plans);
            if (current.Length >= MaxPlans || ReferenceEquals(Interlocked.CompareExchange(ref _plans, [.. current, entry], current), current))
            {
                return;
            }
        }
    }

    private sealed record PlanEntry(ulong Conditions, PlanMode Mode, Selection Plan);
}
