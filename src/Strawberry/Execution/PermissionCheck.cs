using System.Text.Json;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.Resolvers.Leaves;

namespace Strawberry.Execution;

/// <summary>Asks a field's permissions, one after the other, until one denies.</summary>
internal sealed class PermissionCheck : PermissionSource
{
    private readonly ExecutionRun _run;
    private readonly SelectedField _field;
    private readonly PermissionContext _context;
    private readonly OwnServices _services;

    private PermissionCheck(ExecutionRun run, SelectedField field, object? source)
    {
        _run = run;
        _field = field;
        _services = new OwnServices(run);
        _context = new PermissionContext(this, new ResolveInfo(run.DescribeField(field)), source);
    }

    public override ServiceSource Services => _services;

    /// <summary>Whether the field may be resolved. Called on the request's turn, the run being at the object whose field it is.</summary>
    public static ValueTask<PermissionResult> RunAsync(ExecutionRun run, SelectedField field, object? source)
    {
        var permissions = field.Permissions!;
        for (var i = 0; i < permissions.Length; i++)
        {
            if (!permissions[i].IsPerOperation || run.Operation.Answers.Find(permissions[i]) is not { IsCompletedSuccessfully: true } known)
            {
                return new PermissionCheck(run, field, source).AskAsync(i);
            }

            if (!known.Result.IsAllowed)
            {
                return new ValueTask<PermissionResult>(known.Result);
            }
        }

        return new ValueTask<PermissionResult>(PermissionResult.Allowed);
    }

    public override bool TryGetArgument(string name, out JsonElement value)
    {
        foreach (var argument in _field.Arguments)
        {
            if (argument.Definition.Name == name)
            {
                return TryRead(argument, out value);
            }
        }

        value = default;
        return false;
    }

    private async ValueTask<PermissionResult> AskAsync(int first)
    {
        try
        {
            for (var i = first; i < _field.Permissions!.Length; i++)
            {
                var result = await AskAsync(_field.Permissions[i]).ConfigureAwait(false);
                if (!result.IsAllowed)
                {
                    return result;
                }
            }

            return PermissionResult.Allowed;
        }
        finally
        {
            await _services.DisposeAsync().ConfigureAwait(false);
        }
    }

    private ValueTask<PermissionResult> AskAsync(IFieldPermission permission) => permission.IsPerOperation
        ? new ValueTask<PermissionResult>(_run.Operation.Answers.GetAsync(permission, _context))
        : permission.CheckAsync(_context);

    private bool TryRead(SelectedArgument argument, out JsonElement value)
    {
        var literal = argument.Value;
        if (literal is VariableNode variable)
        {
            if (_run.Variables.TryGet(variable.Name.Value, out var given))
            {
                value = given.Literal is { } constant ? LiteralJson.ToJson(constant, null) : given.Json;
                return true;
            }

            literal = null;
        }

        literal ??= argument.Definition.DefaultValue;
        value = literal is null ? default : LiteralJson.ToJson(literal, _run.Variables);
        return literal is not null;
    }
}
