namespace Strawberry;

/// <summary>In the place of a root: the schema has no operations of this kind, as in <c>Schema&lt;Query, None, Subscription&gt;</c>. There are no instances.</summary>
public sealed class None
{
    private None()
    {
    }
}
