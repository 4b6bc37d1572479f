using NUnit.Framework;
using Strawberry.Scheduling;
using static Strawberry.Tests.Scheduling.WorkNotation;

namespace Strawberry.Tests.Scheduling;

public sealed class WorkQueueGroupTests
{
    [Test]
    public void Nothing_starts_before_the_first_pull()
    {
        var a = new HandGroup("A");
        var task = new HandTask("t", a);
        var stream = new HandStream("s");
        var queue = new WorkQueue(Work(a, task, stream));

        Assert.That((task.Log, stream.Log), Is.EqualTo(("", "")));
        queue.Pull();
        Assert.That((task.Log, stream.Log), Is.EqualTo(("start", "start")));
    }

    [Test]
    public void A_group_is_delivered_when_its_last_task_succeeds()
    {
        var a = new HandGroup("A");
        var first = new HandTask("t1", a);
        var second = new HandTask("t2", a);
        var queue = new WorkQueue(Work(a, first, second));
        queue.Pull();

        second.Succeed();
        Assert.That(queue.Take(), Is.Empty);
        first.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["A gives t1 t2", "A is complete"]));
        Assert.That((queue.IsFinished, queue.LiveGroups), Is.EqualTo((true, 0)));
    }

    [Test]
    public void A_shared_value_is_delivered_once_with_the_group_that_completes_first()
    {
        var a = new HandGroup("A");
        var b = new HandGroup("B");
        var shared = new HandTask("shared", a, b);
        var onlyA = new HandTask("onlyA", a);
        var onlyB = new HandTask("onlyB", b);
        var queue = new WorkQueue(Work(a, b, shared, onlyA, onlyB));
        queue.Pull();

        shared.Succeed();
        Assert.That(queue.Take(), Is.Empty);
        onlyB.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["B gives shared onlyB", "B is complete"]));
        onlyA.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["A gives onlyA", "A is complete"]));
        Assert.That(shared.Log, Is.EqualTo("start"));
    }

    [Test]
    public void Groups_that_wait_for_one_task_complete_together()
    {
        var a = new HandGroup("A");
        var b = new HandGroup("B");
        var shared = new HandTask("shared", a, b);
        var queue = new WorkQueue(Work(a, b, shared));
        queue.Pull();

        shared.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["A gives shared", "A is complete", "B is complete"]));
        Assert.That(queue.IsFinished, Is.True);
    }

    [Test]
    public void A_child_starts_when_its_parent_is_delivered()
    {
        var parent = new HandGroup("P");
        var child = new HandGroup("C", parent);
        var outer = new HandTask("outer", parent);
        var inner = new HandTask("inner", child);
        var queue = new WorkQueue(Work(parent, child, outer, inner));
        queue.Pull();

        Assert.That((outer.Log, inner.Log), Is.EqualTo(("start", "")));
        outer.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["P gives outer", "P is complete +C"]));
        Assert.That(inner.Log, Is.EqualTo("start"));
        inner.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["C gives inner", "C is complete"]));
    }

    [Test]
    public void A_child_that_is_ready_at_once_completes_behind_its_parent()
    {
        var parent = new HandGroup("P");
        var child = new HandGroup("C", parent);
        var outer = new HandTask("outer", parent);
        var inner = new HandTask("inner", child) { AtOnce = Strawberry.Scheduling.Work.None };
        var queue = new WorkQueue(Work(parent, child, outer, inner));
        queue.Pull();

        outer.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["P gives outer", "P is complete +C", "C gives inner", "C is complete"]));
    }

    [Test]
    public void The_children_of_an_empty_group_take_its_place()
    {
        var empty = new HandGroup("E");
        var child = new HandGroup("C", empty);
        var task = new HandTask("t", child);
        var queue = new WorkQueue(Work(empty, child, task));

        Assert.That(queue.InitialGroups, Is.EqualTo([child]));
        queue.Pull();
        task.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["C gives t", "C is complete"]));
        Assert.That((queue.IsFinished, queue.LiveGroups), Is.EqualTo((true, 0)));
    }

    [Test]
    public void Empty_groups_leave_nothing_to_deliver()
    {
        var empty = new HandGroup("E");
        var queue = new WorkQueue(Work(empty, new HandGroup("C", empty)));

        Assert.That((queue.IsFinished, queue.InitialGroups.Count, queue.LiveGroups), Is.EqualTo((true, 0, 0)));
    }

    [Test]
    public void A_child_whose_only_task_was_delivered_elsewhere_is_replaced_by_its_own_children()
    {
        var sibling = new HandGroup("S");
        var parent = new HandGroup("P");
        var child = new HandGroup("C", parent);
        var grandchild = new HandGroup("G", child);
        var shared = new HandTask("shared", sibling, child);
        var outer = new HandTask("outer", parent);
        var inner = new HandTask("inner", grandchild);
        var queue = new WorkQueue(Work(sibling, parent, child, grandchild, shared, outer, inner));
        queue.Pull();

        shared.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["S gives shared", "S is complete"]));
        outer.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["P gives outer", "P is complete +G"]));
    }

    [Test]
    public void Work_left_by_a_task_is_announced_with_its_group()
    {
        var a = new HandGroup("A");
        var inner = new HandGroup("I", a);
        var stream = new HandStream("s");
        var first = new HandTask("t1", a);
        var second = new HandTask("t2", a);
        var innerTask = new HandTask("ti", inner);
        var queue = new WorkQueue(Work(a, first, second));
        queue.Pull();

        first.Succeed(Work(inner, innerTask, stream));
        Assert.That((queue.Take(), innerTask.Log, stream.Log), Is.EqualTo((Array.Empty<string>(), "", "")));
        second.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["A gives t1 t2", "A is complete +I +s"]));
        Assert.That((innerTask.Log, stream.Log), Is.EqualTo(("start", "")));
        queue.Pull();
        Assert.That(stream.Log, Is.EqualTo("start"));
    }

    [Test]
    public void A_task_added_to_an_announced_group_starts_at_once()
    {
        var a = new HandGroup("A");
        var first = new HandTask("t1", a);
        var more = new HandTask("more", a);
        var queue = new WorkQueue(Work(a, first));
        queue.Pull();

        first.Succeed(Work(more));
        Assert.That((queue.Take(), more.Log), Is.EqualTo((Array.Empty<string>(), "start")));
        more.Succeed();
        Assert.That(queue.Take(), Is.EqualTo(["A gives t1 more", "A is complete"]));
    }
}
