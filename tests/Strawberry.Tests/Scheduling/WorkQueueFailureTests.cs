using NUnit.Framework;
using Strawberry.Scheduling;
using static Strawberry.Tests.Scheduling.WorkNotation;

namespace Strawberry.Tests.Scheduling;

public sealed class WorkQueueFailureTests
{
    [Test]
    public void A_failed_task_fails_its_group_and_cancels_the_others()
    {
        var a = new HandGroup("A");
        var bad = new HandTask("bad", a);
        var other = new HandTask("other", a);
        var queue = new WorkQueue(Work(a, bad, other));
        queue.Pull();

        bad.Fail();
        Assert.That(queue.Take(), Is.EqualTo(["A failed by bad"]));
        Assert.That((other.Log, queue.IsFinished, queue.LiveGroups), Is.EqualTo(("start cancel", true, 0)));
        other.Succeed();
        Assert.That((queue.Take(), other.Log), Is.EqualTo((Array.Empty<string>(), "start cancel discard")));
    }

    [Test]
    public void A_shared_failed_task_fails_each_announced_group()
    {
        var a = new HandGroup("A");
        var b = new HandGroup("B");
        var bad = new HandTask("bad", a, b);
        var queue = new WorkQueue(Work(a, b, bad));
        queue.Pull();

        bad.Fail();
        Assert.That(queue.Take(), Is.EqualTo(["A failed by bad", "B failed by bad"]));
        Assert.That(queue.IsFinished, Is.True);
    }

    [Test]
    public void A_failed_group_takes_its_children_with_it()
    {
        var parent = new HandGroup("P");
        var child = new HandGroup("C", parent);
        var bad = new HandTask("bad", parent);
        var inner = new HandTask("inner", child);
        var queue = new WorkQueue(Work(parent, child, bad, inner));
        queue.Pull();

        bad.Fail();
        Assert.That(queue.Take(), Is.EqualTo(["P failed by bad"]));
        Assert.That((inner.Log, queue.IsFinished, queue.LiveGroups), Is.EqualTo(("cancel", true, 0)));
    }

    [Test]
    public void A_failure_is_kept_for_a_group_that_is_not_announced_yet()
    {
        var a = new HandGroup("A");
        var parent = new HandGroup("P");
        var child = new HandGroup("C", parent);
        var shared = new HandTask("shared", a, child);
        var outer = new HandTask("outer", parent);
        var inner = new HandTask("inner", child);
        var queue = new WorkQueue(Work(a, parent, child, shared, outer, inner));
        queue.Pull();

        shared.Fail();
        Assert.That(queue.Take(), Is.EqualTo(["A failed by shared"]));
        outer.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["P gives outer", "P is complete +C", "C failed by shared"]));
        Assert.That((inner.Log, queue.IsFinished), Is.EqualTo(("cancel", true)));
    }

    [Test]
    public void A_task_shared_with_a_failed_group_goes_on_for_the_other()
    {
        var a = new HandGroup("A");
        var b = new HandGroup("B");
        var bad = new HandTask("bad", a);
        var shared = new HandTask("shared", a, b);
        var queue = new WorkQueue(Work(a, b, bad, shared));
        queue.Pull();

        bad.Fail();
        Assert.That(shared.Log, Is.EqualTo("start"));
        shared.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["A failed by bad", "B gives shared", "B is complete"]));
    }

    [Test]
    public void Work_for_a_failed_group_alone_is_canceled()
    {
        var a = new HandGroup("A");
        var b = new HandGroup("B");
        var below = new HandGroup("below A", a);
        var bad = new HandTask("bad", a);
        var shared = new HandTask("shared", a, b);
        var late = new HandTask("late", below);
        var queue = new WorkQueue(Work(a, b, bad, shared));
        queue.Pull();

        bad.Fail();
        shared.Succeed(Work(below, late));
        Assert.That(queue.Take(), Is.EqualTo(["A failed by bad", "B gives shared", "B is complete"]));
        Assert.That((late.Log, queue.IsFinished, queue.LiveGroups), Is.EqualTo(("cancel", true, 0)));
    }

    [Test]
    public void Streams_of_a_value_that_is_never_delivered_are_canceled()
    {
        var a = new HandGroup("A");
        var good = new HandTask("good", a);
        var bad = new HandTask("bad", a);
        var stream = new HandStream("s");
        var queue = new WorkQueue(Work(a, good, bad));
        queue.Pull();

        good.Succeed(Work(stream));
        bad.Fail();
        Assert.That(queue.Take(), Is.EqualTo(["A failed by bad"]));
        Assert.That((good.Log, stream.Log), Is.EqualTo(("start cancel", "cancel")));
    }

    [Test]
    public void Cancel_ends_what_is_announced_and_what_hangs_on_it()
    {
        var parent = new HandGroup("P");
        var child = new HandGroup("C", parent);
        var good = new HandTask("good", parent);
        var outer = new HandTask("outer", parent);
        var inner = new HandTask("inner", child);
        var root = new HandStream("root");
        var below = new HandStream("below");
        var queue = new WorkQueue(Work(parent, child, good, outer, inner, root));
        queue.Pull();
        good.Succeed(Work(below));

        queue.Cancel();
        Assert.That(
            (good.Log, outer.Log, inner.Log, root.Log, below.Log),
            Is.EqualTo(("start cancel", "start cancel", "cancel", "start cancel", "cancel")));
        Assert.That((queue.Take(), queue.IsFinished), Is.EqualTo((Array.Empty<string>(), true)));
        outer.Succeed();
        root.End();
        Assert.That(queue.Take(), Is.Empty);
    }
}
