using NUnit.Framework;
using Strawberry.Scheduling;
using static Strawberry.Tests.Scheduling.WorkNotation;

namespace Strawberry.Tests.Scheduling;

public sealed class WorkQueueSeriesTests
{
    [Test]
    public void A_series_starts_with_the_first_pull_and_is_finished_when_all_was_at_hand()
    {
        var series = new HandSeries("s", 3) { OnStart = s => s.Give("1 2 3", 3) };
        var queue = new WorkQueue(Work(series));

        Assert.That((series.Log, queue.IsFinished, queue.LiveGroups), Is.EqualTo(("", false, 3)));
        queue.Pull();
        Assert.That((queue.Take(), queue.IsFinished, queue.LiveGroups), Is.EqualTo((new[] { "s gives 1 2 3" }, true, 0)));
        queue.Pull();
        Assert.That(series.Log, Is.EqualTo("start"));
    }

    [Test]
    public void A_group_that_joins_is_delivered_like_any_other()
    {
        var a = new HandGroup("A");
        var task = new HandTask("t", a);
        var series = new HandSeries("s", 3)
        {
            OnStart = s =>
            {
                s.Give("1", 1);
                s.Queue!.Join(a, task);
                s.Give("3", 1);
            },
        };
        var queue = new WorkQueue(Work(series));
        queue.Pull();

        Assert.That((queue.Take(), queue.IsFinished, queue.LiveGroups), Is.EqualTo((new[] { "s gives 1", "s gives 3" }, false, 1)));
        task.Succeed();
        Assert.That((queue.Take(), queue.IsFinished, queue.LiveGroups), Is.EqualTo((new[] { "A gives t", "A is complete" }, true, 0)));
        Assert.That(task.Log, Is.Empty);
    }

    [Test]
    public void What_hangs_on_a_group_that_joined_is_announced_with_it()
    {
        var a = new HandGroup("A");
        var inner = new HandGroup("I", a);
        var task = new HandTask("t", a);
        var innerTask = new HandTask("ti", inner);
        var series = new HandSeries("s", 1)
        {
            OnStart = s =>
            {
                s.Queue!.Join(a, task);
                task.Succeed(Work(inner, innerTask));
            },
        };
        var queue = new WorkQueue(Work(series));
        queue.Pull();

        Assert.That(queue.Take(), Is.EqualTo(["A gives t", "A is complete +I"]));
        innerTask.Succeed();
        Assert.That((queue.Take(), queue.IsFinished), Is.EqualTo((new[] { "I gives ti", "I is complete" }, true)));
    }

    [Test]
    public void A_group_that_joins_may_fail_and_leaves_the_others_alone()
    {
        var a = new HandGroup("A");
        var bad = new HandTask("bad", a);
        var series = new HandSeries("s", 2)
        {
            OnStart = s =>
            {
                s.Queue!.Join(a, bad);
                bad.Fail();
                s.Give("2", 1);
            },
        };
        var queue = new WorkQueue(Work(series));
        queue.Pull();

        Assert.That((queue.Take(), queue.IsFinished, queue.LiveGroups), Is.EqualTo((new[] { "A failed by bad", "s gives 2" }, true, 0)));
    }

    [Test]
    public void A_series_of_items_is_announced_with_them_and_runs_at_once()
    {
        var stream = new HandStream("s");
        var series = new HandSeries("d", 2) { OnStart = d => d.Give("1 2", 2) };
        var queue = new WorkQueue(Work(stream));
        queue.Pull();

        stream.Give("1", Work(series));
        Assert.That(queue.Take(), Is.EqualTo(["s gives 1 +d", "d gives 1 2"]));
        stream.End();
        Assert.That(queue.IsFinished, Is.True);
    }

    [Test]
    public void A_series_that_has_not_started_is_canceled_with_the_queue()
    {
        var series = new HandSeries("s", 2);
        var queue = new WorkQueue(Work(series));
        queue.Cancel();

        Assert.That((series.Log, queue.IsFinished), Is.EqualTo(("cancel", true)));
    }
}
