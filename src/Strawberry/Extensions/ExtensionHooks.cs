namespace Strawberry.Extensions;

/// <summary>The hooks that extensions implement, by phase, the outermost extension's first. One that nobody implements is an empty list.</summary>
internal sealed class ExtensionHooks(SchemaExtension[] extensions)
{
    public IOperationHook[] Operation { get; } = Find<IOperationHook>(extensions);

    public IParseHook[] Parse { get; } = Find<IParseHook>(extensions);

    public IValidateHook[] Validate { get; } = Find<IValidateHook>(extensions);

    public IExecuteHook[] Execute { get; } = Find<IExecuteHook>(extensions);

    public IResolveHook[] Resolve { get; } = Find<IResolveHook>(extensions);

    public IPayloadHook[] Payload { get; } = Find<IPayloadHook>(extensions);

    private static THook[] Find<THook>(SchemaExtension[] extensions)
        where THook : class
    {
        var hooks = new List<THook>();
        foreach (var extension in extensions)
        {
            if (extension is THook hook)
            {
                hooks.Add(hook);
            }
        }

        return [.. hooks];
    }
}
