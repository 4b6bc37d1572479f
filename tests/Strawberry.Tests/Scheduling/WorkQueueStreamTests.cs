using NUnit.Framework;
using Strawberry.Scheduling;
using static Strawberry.Tests.Scheduling.WorkNotation;

namespace Strawberry.Tests.Scheduling;

public sealed class WorkQueueStreamTests
{
    [Test]
    public void Items_are_events_in_their_order()
    {
        var stream = new HandStream("s");
        var queue = new WorkQueue(Work(stream));
        queue.Pull();

        stream.Give("1 2");
        stream.Give("3");
        Assert.That((queue.Take(), queue.IsFinished), Is.EqualTo((new[] { "s gives 1 2", "s gives 3" }, false)));
        stream.End();
        Assert.That((queue.Take(), queue.IsFinished), Is.EqualTo((new[] { "s is complete" }, true)));
    }

    [Test]
    public void Each_pull_lets_open_streams_go_on()
    {
        var stream = new HandStream("s");
        var queue = new WorkQueue(Work(stream));
        queue.Pull();
        queue.Pull();
        stream.End();
        queue.Pull();

        Assert.That(stream.Log, Is.EqualTo("start resume"));
    }

    [Test]
    public void A_pull_resumes_no_stream_while_events_wait_to_be_taken()
    {
        var stream = new HandStream("s");
        var queue = new WorkQueue(Work(stream));
        queue.Pull();
        stream.Give("1");
        queue.Pull();
        Assert.That(stream.Log, Is.EqualTo("start"));
        queue.TakeEvents();
        queue.Resume();
        Assert.That(stream.Log, Is.EqualTo("start resume"));
    }

    [Test]
    public void A_stream_fails_once()
    {
        var stream = new HandStream("s");
        var queue = new WorkQueue(Work(stream));
        queue.Pull();

        stream.Fail("x");
        stream.Fail("y");
        stream.End();
        Assert.That((queue.Take(), queue.IsFinished), Is.EqualTo((new[] { "s failed by x" }, true)));
    }

    [Test]
    public void What_hangs_on_items_is_announced_with_them_and_started()
    {
        var stream = new HandStream("s");
        var a = new HandGroup("A");
        var b = new HandGroup("B");
        var inner = new HandStream("inner");
        var ta = new HandTask("ta", a);
        var tb = new HandTask("tb", b) { AtOnce = Strawberry.Scheduling.Work.None };
        var queue = new WorkQueue(Work(stream));
        queue.Pull();

        stream.Give("1 2", Work(a, ta), Work(b, tb, inner));
        Assert.That(queue.Take(), Is.EqualTo(["s gives 1 2 +A +B +inner", "B gives tb", "B is complete"]));
        Assert.That((ta.Log, inner.Log), Is.EqualTo(("start", "")));
        stream.End();
        ta.Succeed();
        Assert.That((queue.Take(), queue.IsFinished), Is.EqualTo((new[] { "s is complete", "A gives ta", "A is complete" }, false)));
        queue.Pull();
        inner.End();
        Assert.That(queue.IsFinished, Is.True);
    }

    [Test]
    public void Empty_groups_of_items_are_not_announced()
    {
        var stream = new HandStream("s");
        var empty = new HandGroup("E");
        var queue = new WorkQueue(Work(stream));
        queue.Pull();

        stream.Give("1", Work(empty));
        Assert.That((queue.Take(), queue.LiveGroups), Is.EqualTo((new[] { "s gives 1" }, 0)));
    }

    [Test]
    public void The_failure_of_a_group_leaves_its_items_stream_alone()
    {
        var stream = new HandStream("s");
        var a = new HandGroup("A");
        var bad = new HandTask("bad", a);
        var queue = new WorkQueue(Work(stream));
        queue.Pull();

        stream.Give("1", Work(a, bad));
        bad.Fail();
        stream.Give("2");
        Assert.That(queue.Take(), Is.EqualTo(["s gives 1 +A", "A failed by bad", "s gives 2"]));
    }
}
