using System.Security.Claims;
using Strawberry.AspNetCore.SingleConnection;

namespace Strawberry.AspNetCore.Tests.Transport;

public sealed class OperationStreamsTests
{
    private readonly OperationStreams _streams = new(new GraphQLSingleConnectionOptions(), TimeProvider.System);

    [Test]
    public void A_token_is_worth_something_to_its_own_user_alone()
    {
        var token = _streams.Reserve(User("1", "Ann"))!;

        Assert.That(_streams.Find(token, User("1", "Ann, since married")), Is.Not.Null);
        Assert.That(_streams.Find(token, User("2", "Ann")), Is.Null);
        Assert.That(_streams.Find(token, new ClaimsPrincipal(new ClaimsIdentity())), Is.Null);
        Assert.That(_streams.Find(token, new ClaimsPrincipal()), Is.Null);
    }

    [Test]
    public void Who_is_nobody_may_use_what_nobody_reserved()
    {
        var token = _streams.Reserve(new ClaimsPrincipal())!;

        Assert.That(_streams.Find(token, new ClaimsPrincipal(new ClaimsIdentity())), Is.Not.Null);
        Assert.That(_streams.Find(token, User("1", "Ann")), Is.Null);
    }

    [Test]
    public void Streams_that_could_never_be_opened_are_a_mistake_that_shows_at_the_start()
    {
        Assert.That(
            async () => await Servers.StartAsync(new ScriptedExecutor(), o =>
            {
                o.SingleConnection.Enabled = true;
                o.SingleConnection.ReservationTimeout = TimeSpan.Zero;
            }),
            Throws.InvalidOperationException.With.Message.EqualTo("SingleConnection.ReservationTimeout must be more than zero: streams could not be opened."));
    }

    private static ClaimsPrincipal User(string? id, string name)
    {
        var identity = new ClaimsIdentity("test");
        identity.AddClaim(new Claim(identity.NameClaimType, name));
        if (id is not null)
        {
            identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, id));
        }

        return new ClaimsPrincipal(identity);
    }
}
