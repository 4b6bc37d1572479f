using NUnit.Framework;
using Strawberry.Scheduling;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Scheduling;

public sealed class RequestPumpTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Test]
    public async Task Items_of_one_thread_run_in_their_order()
    {
        var pump = new RequestPump(new Owner());
        var seen = new List<int>();
        for (var i = 0; i < 1_000; i++)
        {
            var number = i;
            pump.Enqueue(new PumpAction(() => seen.Add(number)));
        }

        await FlushAsync(pump);
        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 1_000)));
    }

    [Test]
    public async Task One_thread_at_a_time_runs_items_that_many_threads_add()
    {
        var pump = new RequestPump(new Owner());
        var inside = 0;
        var most = 0;
        var count = 0;
        var threads = new Thread[8];
        for (var t = 0; t < threads.Length; t++)
        {
            threads[t] = new Thread(() =>
            {
                for (var i = 0; i < 5_000; i++)
                {
                    pump.Enqueue(new PumpAction(() =>
                    {
                        most = Math.Max(most, Interlocked.Increment(ref inside));
                        count++;
                        Interlocked.Decrement(ref inside);
                    }));
                }
            });
            threads[t].Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        await FlushAsync(pump);
        Assert.That((most, count), Is.EqualTo((1, 40_000)));
    }

    [Test]
    public async Task An_idle_pump_never_runs_inside_the_thread_that_adds_an_item()
    {
        var pump = new RequestPump(new Owner());
        var inEnqueue = new ThreadLocal<bool>();
        var ranInside = false;
        for (var i = 0; i < 200; i++)
        {
            inEnqueue.Value = true;
            pump.Enqueue(new PumpAction(() => ranInside |= inEnqueue.Value));
            inEnqueue.Value = false;
            await FlushAsync(pump);
        }

        Assert.That(ranInside, Is.False);
    }

    [Test]
    public void The_first_run_is_on_the_calling_thread()
    {
        var pump = new RequestPump(new Owner());
        var thread = 0;
        pump.RunInline(new PumpAction(() => thread = Environment.CurrentManagedThreadId));

        Assert.That(thread, Is.EqualTo(Environment.CurrentManagedThreadId));
    }

    [Test]
    public void What_is_for_later_runs_when_nothing_else_is_ready()
    {
        var pump = new RequestPump(new Owner());
        var seen = new List<string>();
        pump.RunInline(new PumpAction(() =>
        {
            pump.EnqueueLater(new PumpAction(() =>
            {
                seen.Add("later 1");
                pump.Enqueue(new PumpAction(() => seen.Add("between")));
            }));
            pump.EnqueueLater(new PumpAction(() => seen.Add("later 2")));
            pump.Enqueue(new PumpAction(() => seen.Add("now")));
        }));

        Assert.That(seen, Is.EqualTo(["now", "later 1", "between", "later 2"]));
    }

    [Test]
    public async Task Items_run_in_the_execution_context_of_the_request()
    {
        Ambient.Value = "request";
        var pump = new RequestPump(new Owner());
        Ambient.Value = "somebody else";
        string? seen = null;
        await Task.Factory.StartNew(() => pump.Enqueue(new PumpAction(() => seen = Ambient.Value)), TaskCreationOptions.LongRunning);
        await FlushAsync(pump);
        Assert.That(seen, Is.EqualTo("request"));

        pump.RunInline(new PumpAction(() =>
        {
            seen = Ambient.Value;
            Ambient.Value = "changed inside";
        }));
        Assert.That((seen, Ambient.Value), Is.EqualTo(("request", "somebody else")));
    }

    [Test]
    public async Task A_drained_pump_asks_its_owner_until_it_wants_to_wait()
    {
        var owner = new Owner();
        var pump = new RequestPump(owner);
        owner.Answers.Enqueue(PumpRest.Again);
        owner.Answers.Enqueue(PumpRest.Posted);
        owner.Answers.Enqueue(PumpRest.Wait);
        owner.OnPosted = pump.Post;
        pump.RunInline(new PumpAction(() => { }));

        await Eventually.HoldsAsync(() => owner.Answers.Count == 0, "all answers were asked for");
        await FlushAsync(pump);
        Assert.That(owner.Asked, Is.GreaterThanOrEqualTo(3));
    }

    [Test]
    public async Task An_item_that_throws_is_told_to_the_owner_and_the_next_ones_run()
    {
        var owner = new Owner();
        var pump = new RequestPump(owner);
        var seen = new List<int>();
        pump.RunInline(new PumpAction(() =>
        {
            pump.Enqueue(new PumpAction(() => seen.Add(1)));
            pump.Enqueue(new PumpAction(() => throw new InvalidOperationException("broken")));
            pump.Enqueue(new PumpAction(() => seen.Add(2)));
        }));

        await FlushAsync(pump);
        Assert.That(seen, Is.EqualTo([1, 2]));
        Assert.That(owner.Faults, Is.EqualTo(["broken"]));
    }

    [Test]
    public void Items_that_enqueue_each_other_keep_nobody_out()
    {
        var pump = new RequestPump(new Owner());
        var isStopped = false;
        var rounds = 0;
        pump.RunInline(new PumpAction(Again));
        Assert.That(rounds, Is.LessThanOrEqualTo(3));

        void Again()
        {
            if (rounds++ == 0)
            {
                var other = new Thread(() => pump.Enqueue(new PumpAction(() => isStopped = true)));
                other.Start();
                other.Join();
            }

            if (!isStopped)
            {
                pump.Enqueue(new PumpAction(Again));
            }
        }
    }

    [Test]
    public void What_is_awaited_runs_on_the_turn_when_its_time_has_come_by_then_and_is_never_watched()
    {
        var pump = new RequestPump(new Owner());
        var seen = new List<string>();
        var awaited = new HandItem("awaited", seen);
        pump.RunInline(new PumpAction(() =>
        {
            pump.Await(awaited);
            pump.Enqueue(new PumpAction(() =>
            {
                seen.Add("other");
                awaited.Ready();
            }));
        }));

        Assert.That(seen, Is.EqualTo(["other", "awaited"]));
    }

    [Test]
    public async Task What_is_awaited_is_watched_when_the_pump_has_gone_round_once()
    {
        var pump = new RequestPump(new Owner());
        var seen = new List<string>();
        var first = new HandItem("first", seen);
        var second = new HandItem("second", seen);
        pump.RunInline(new PumpAction(() =>
        {
            pump.Await(first);
            pump.Await(second);
        }));
        await Eventually.HoldsAsync(() => second.IsWatched, "the last one is watched");
        Assert.That(seen, Is.EqualTo(["first watched", "second watched"]));

        second.Ready();
        pump.Enqueue(second);
        await FlushAsync(pump);
        Assert.That(seen, Is.EqualTo(["first watched", "second watched", "second"]));
    }

    [Test]
    public void What_is_awaited_comes_before_what_is_for_later()
    {
        var pump = new RequestPump(new Owner());
        var seen = new List<string>();
        pump.RunInline(new PumpAction(() =>
        {
            pump.EnqueueLater(new PumpAction(() => seen.Add("later")));
            var awaited = new HandItem("awaited", seen);
            awaited.Ready();
            pump.Await(awaited);
        }));

        Assert.That(seen, Is.EqualTo(["awaited", "later"]));
    }

    [Test]
    public void What_ends_one_by_one_is_looked_at_a_few_times_and_no_more()
    {
        const int count = 1_000;
        var pump = new RequestPump(new Owner());
        var items = Enumerable.Range(0, count).Select(_ => new HandItem("", [])).ToArray();
        for (var i = 0; i < count - 1; i++)
        {
            var next = items[i + 1];
            items[i].OnRun = next.Ready;
        }

        items[0].Ready();
        pump.RunInline(new PumpAction(() =>
        {
            // The last one first, so that each look finds one.
            foreach (var item in items.Reverse())
            {
                pump.Await(item);
            }
        }));

        Assert.That(items.Sum(i => i.Looks), Is.LessThan(4 * count));
    }

    [Test]
    public async Task A_waiter_woken_by_the_last_item_goes_on_behind_the_turn_and_by_another_beside_it()
    {
        var pump = new RequestPump(new Owner());
        var signal = new AsyncSignal();
        var last = WaitAsync();
        pump.Enqueue(new PumpAction(() => pump.Wake(signal)));
        Assert.That(await last, Is.False, "the turn is over");

        var gate = new TaskCompletionSource();
        var first = WaitAsync();
        pump.Enqueue(new PumpAction(() =>
        {
            pump.Wake(signal);
            pump.Enqueue(new PumpAction(gate.Task.Wait));
        }));
        Assert.That(await first, Is.False, "it does not wait for the rest of the turn");
        gate.SetResult();
        await FlushAsync(pump);

        async Task<bool> WaitAsync()
        {
            await signal.WaitAsync().ConfigureAwait(false);
            return pump.IsOnTurn;
        }
    }

    /// <summary>Waits until everything that was added before has run.</summary>
    private static Task FlushAsync(RequestPump pump)
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        pump.Enqueue(new PumpAction(flushed.SetResult));
        return flushed.Task;
    }

    private sealed class Owner : PumpOwner
    {
        public Queue<PumpRest> Answers { get; } = new();

        public List<string> Faults { get; } = [];

        public override void OnFault(Exception exception) => Faults.Add(exception.Message);

        public Action OnPosted { get; set; } = () => { };

        public int Asked { get; private set; }

        public override PumpRest OnDrained()
        {
            Asked++;
            var answer = Answers.TryDequeue(out var next) ? next : PumpRest.Wait;
            if (answer == PumpRest.Posted)
            {
                OnPosted();
            }

            return answer;
        }
    }

    /// <summary>An item whose time comes when the test says so.</summary>
    private sealed class HandItem(string name, List<string> seen) : AwaitedItem
    {
        private bool _isReady;
        private bool _isWatched;

        public int Looks { get; private set; }

        public Action? OnRun { get; set; }

        public override bool IsReady
        {
            get
            {
                Looks++;
                return _isReady;
            }
        }

        public void Ready() => _isReady = true;

        public bool IsWatched => Volatile.Read(ref _isWatched);

        public override void Watch()
        {
            seen.Add($"{name} watched");
            Volatile.Write(ref _isWatched, true);
        }

        public override void Run()
        {
            seen.Add(name);
            OnRun?.Invoke();
        }
    }
}
