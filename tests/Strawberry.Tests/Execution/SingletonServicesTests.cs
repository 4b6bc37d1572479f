using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Strawberry.Execution;

namespace Strawberry.Tests.Execution;

internal sealed class SingletonServicesTests
{
    [Test]
    public void Registrations_are_read_once_and_not_before_a_service_is_asked_for()
    {
        var reads = 0;
        var services = new SingletonServices(Registrations());
        Assert.That(reads, Is.Zero);
        Assert.That(services.Contains(typeof(string)), Is.True);
        Assert.That(services.Contains(typeof(Version)), Is.False);
        Assert.That(services.Contains(typeof(Uri), "key"), Is.True);
        Assert.That(services.Contains(typeof(IEnumerable<string>)), Is.True);
        Assert.That(reads, Is.EqualTo(1));

        IEnumerable<ServiceDescriptor> Registrations()
        {
            reads++;
            yield return ServiceDescriptor.Singleton("a");
            yield return ServiceDescriptor.Scoped(_ => new Version(1, 0));
            yield return ServiceDescriptor.KeyedSingleton("key", (_, _) => new Uri("http://example.com"));
        }
    }
}
